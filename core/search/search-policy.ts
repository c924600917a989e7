import { type Actor, holds } from '../people/roles.ts';
import { type Decision, no, YES } from '../shared/decision.ts';

/** Every editor may see the search terms of readers and edit the synonyms. */
export function mayManageSearch(actor: Actor): Decision {
  return holds(actor, 'editor') || holds(actor, 'managing_editor') ? YES : no('action.not-your-role');
}
