import { DomainError } from '#core/shared/domain-error.ts';
import type { Transaction } from '#db/client.ts';
import { listUnattendedDesks, lockKeyPeople } from '#db/queries/people/approvers.ts';

/**
 * Runs an act that removes a person from the approvers, and refuses it if a desk with open reviews would have
 * no possible approver left. A desk that had none before does not block. `personIds` are locked. Throws
 * `people.last-approver` {desk, count}.
 */
export async function keepApprovers<T>(
  tx: Transaction,
  personIds: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  await lockKeyPeople(tx, personIds);
  const before = new Set((await listUnattendedDesks(tx)).map((desk) => desk.id));
  const done = await work();
  const [lost] = (await listUnattendedDesks(tx)).filter((desk) => !before.has(desk.id));
  if (lost !== undefined)
    throw new DomainError('people.last-approver', { desk: lost.name, count: lost.count });
  return done;
}
