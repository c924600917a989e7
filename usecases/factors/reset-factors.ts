import { z } from 'zod';
import { isOperator } from '#core/people/operator.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { settleNotifications } from '#db/queries/notifications/notifications.ts';
import { findPersonForUpdate } from '#db/queries/people/people.ts';
import { replaceOpenRequest } from '#db/queries/people/rights-requests.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { takeFactors } from './shared/take-factors.ts';

const input = z.object({ personId: z.uuid() });

/**
 * Removes all second factors of a person who lost theirs, ends their sessions, and closes a pending request
 * for it. Only for the operator on the server. In the administration it needs two people (`askFactorReset`),
 * because a single account may be compromised (decision 0040). Throws `people.not-found`,
 * `action.not-your-role`.
 */
export async function resetFactors(context: Context, raw: z.input<typeof input>): Promise<void> {
  const { personId } = parseInput(input, raw);
  const ctx = requireActor(context);
  if (!isOperator(ctx.actor)) throw new DomainError('action.not-your-role');
  await ctx.db.transaction(async (tx) => {
    const person = await findPersonForUpdate(tx, personId);
    if (person === null) throw new DomainError('people.not-found');
    await takeFactors(ctx, tx, { personId });
    const at = ctx.now();
    // A later confirmation of that request would remove the new factors.
    const replacedId = await replaceOpenRequest(tx, { personId, kind: 'factors', by: ctx.actor.id, at });
    if (replacedId !== null) await settleNotifications(tx, { eventKey: replacedId, at });
    await recordAdminAct(ctx, tx, {
      action: 'factor.reset',
      subjectType: 'person',
      subjectId: personId,
      detail: { name: person.name },
    });
  });
}
