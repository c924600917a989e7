import { type Actor, holds } from '../people/roles.ts';
import { type Decision, no, YES } from '../shared/decision.ts';

/** What readers search for, and what else it is called, is looked after by every editor. */
export function mayTendSearch(actor: Actor): Decision {
  return holds(actor, 'editor') || holds(actor, 'managing_editor') ? YES : no('action.not-your-role');
}
