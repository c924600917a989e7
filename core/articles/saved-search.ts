import { type Actor, holds, holdsOnDesk } from '../people/roles.ts';
import { type Decision, no, YES } from '../shared/decision.ts';

export const savedSearchMost = 30;
export const savedSearchNameMaxChars = 60;

/** A saved search of a person, private or shared with their desk. */
export type SavedSearch = {
  readonly id: string;
  readonly name: string;
  /** The filter as a URL query. */
  readonly query: string;
  /** The desk that it is shared with. */
  readonly sectionId: string | null;
  readonly isMine: boolean;
  readonly byName: string;
};

/** A person who works on a desk may share with it: `deskIds` are the desk and its ancestors. */
export function mayShareSearch(actor: Actor, deskIds: readonly string[]): Decision {
  if (holds(actor, 'managing_editor')) return YES;
  const isOfDesk = holdsOnDesk(actor, 'editor', deskIds) || holdsOnDesk(actor, 'journalist', deskIds);
  return isOfDesk ? YES : no('search.not-your-desk');
}
