import { type Actor, holds, holdsOnDesk } from '../people/roles.ts';
import { type Decision, no, YES } from '../shared/decision.ts';

/**
 * The rules of a desk belong to its editors. Those of the whole site (`deskIds` null) belong to the managing
 * editor, who may also change every desk's. `deskIds` are the section and its ancestors.
 */
export function mayChangeChecks(actor: Actor, deskIds: readonly string[] | null): Decision {
  if (holds(actor, 'managing_editor')) return YES;
  if (!holds(actor, 'editor') || deskIds === null) return no('action.not-your-role');
  return holdsOnDesk(actor, 'editor', deskIds) ? YES : no('action.not-your-desk');
}

/** Every editor may read the rules of every desk. */
export function mayReadChecks(actor: Actor): Decision {
  return holds(actor, 'managing_editor') || holds(actor, 'editor') ? YES : no('action.not-your-role');
}
