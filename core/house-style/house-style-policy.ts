import { type Actor, holds, holdsOnDesk } from '../people/roles.ts';
import { type Decision, no, YES } from '../shared/decision.ts';

/**
 * Rules of one desk belong to its editors. Rules of the whole site (`null`) belong to the managing editor,
 * who may also change every desk's. `deskIds` are the section and its ancestors.
 */
export function mayManageStyle(actor: Actor, deskIds: readonly string[] | null): Decision {
  if (holds(actor, 'managing_editor')) return YES;
  if (!holds(actor, 'editor')) return no('action.not-your-role');
  if (deskIds === null) return no('action.not-your-role');
  return holdsOnDesk(actor, 'editor', deskIds) ? YES : no('action.not-your-desk');
}

/** The word list is shared by all desks; every editor may add to it. */
export function mayManageHouseWords(actor: Actor): Decision {
  return holds(actor, 'editor') || holds(actor, 'managing_editor') ? YES : no('action.not-your-role');
}

/** The templates of credit and quotation apply to the whole site. */
export function mayManageHouseForms(actor: Actor): Decision {
  return holds(actor, 'managing_editor') ? YES : no('action.not-your-role');
}
