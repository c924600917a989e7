import type { Transaction } from '#db/client.ts';
import { findPersonForUpdate, type PersonRow } from '#db/queries/people/people.ts';

/**
 * Locks an authenticated person before a session, step or token is created. So disabling them either happened
 * before, or waits and ends the new one as well. Null if the person was disabled meanwhile.
 */
export async function lockEntrant(tx: Transaction, personId: string): Promise<PersonRow | null> {
  const person = await findPersonForUpdate(tx, personId);
  return person === null || person.disabledAt !== null ? null : person;
}
