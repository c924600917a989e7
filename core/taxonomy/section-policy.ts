import { type Actor, holds } from '../people/roles.ts';
import { type Decision, no, YES } from '../shared/decision.ts';

/** The tree of sections belongs to the administrator and the managing editor. */
export function mayManageSections(actor: Actor): Decision {
  const manages = holds(actor, 'admin') || holds(actor, 'managing_editor');
  return manages ? YES : no('action.not-your-role');
}
