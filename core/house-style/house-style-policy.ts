import { type Actor, holds, holdsOnDesk } from '../people/roles.ts';
import { type Decision, no, YES } from '../shared/decision.ts';

/**
 * What stands for one desk belongs to the editors of that desk; what stands for the whole house (`null`) to the
 * managing editor, who may also tend every desk's. `deskIds` are the section and its ancestors.
 */
export function mayTendStyle(actor: Actor, deskIds: readonly string[] | null): Decision {
  if (holds(actor, 'managing_editor')) return YES;
  if (!holds(actor, 'editor')) return no('action.not-your-role');
  if (deskIds === null) return no('action.not-your-role');
  return holdsOnDesk(actor, 'editor', deskIds) ? YES : no('action.not-your-desk');
}

/** The words of the house are one list for all desks; any editor adds to it. */
export function mayTendHouseWords(actor: Actor): Decision {
  return holds(actor, 'editor') || holds(actor, 'managing_editor') ? YES : no('action.not-your-role');
}

/** The forms of credit and quotation are one for the whole house. */
export function mayTendHouseForms(actor: Actor): Decision {
  return holds(actor, 'managing_editor') ? YES : no('action.not-your-role');
}
