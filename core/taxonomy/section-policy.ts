import { type Actor, holds } from '../people/roles.ts';
import { type Decision, no, YES } from '../shared/decision.ts';

/** Administrators and managing editors manage the section tree. */
export function mayManageSections(actor: Actor): Decision {
  const manages = holds(actor, 'admin') || holds(actor, 'managing_editor');
  return manages ? YES : no('action.not-your-role');
}
