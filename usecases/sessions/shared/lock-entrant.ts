import type { Transaction } from '#db/client.ts';
import { findPersonForUpdate, type PersonRow } from '#db/queries/people.ts';

/**
 * Somebody who has proven who they are and is about to have a session, a step or a token, locked: whatever shuts them out has
 * ended what they came with, or waits for this and ends that as well. Null for whoever has been disabled meanwhile.
 */
export async function lockEntrant(tx: Transaction, personId: string): Promise<PersonRow | null> {
  const person = await findPersonForUpdate(tx, personId);
  return person === null || person.disabledAt !== null ? null : person;
}
