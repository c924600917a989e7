import { isStillOpen } from '#core/people/rights-policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Transaction } from '#db/client.ts';
import { lockKeyPeople } from '#db/queries/people/approvers.ts';
import {
  findRightsRequest,
  findRightsRequestForUpdate,
  type RightsRequestRow,
} from '#db/queries/people/rights-requests.ts';

/**
 * An open request and its person, locked in a fixed order. Throws `rights.not-found`,
 * `rights.already-decided`, `rights.expired`.
 */
export async function lockOpenRequest(tx: Transaction, id: string, now: Date): Promise<RightsRequestRow> {
  const seen = await findRightsRequest(tx, id);
  if (seen === null) throw new DomainError('rights.not-found');
  await lockKeyPeople(tx, [seen.personId, seen.requestedBy]);
  const request = await findRightsRequestForUpdate(tx, id);
  if (request === null) throw new DomainError('rights.not-found');
  requireAllowed(isStillOpen(request, now));
  return request;
}
