import { DomainError } from '#core/shared/domain-error.ts';
import type { Transaction } from '#db/client.ts';
import { listAssignable } from '#db/queries/assignments/assignments.ts';

/** Refuses unknown people and people who may not write: `request.invalid` at `assigneeIds`. */
export async function requireAssignable(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const known = await listAssignable(tx, ids);
  if (known.length === ids.length) return;
  throw new DomainError('request.invalid', { fieldErrors: { assigneeIds: 'field.unknown-reference' } });
}
