import { mayCreate } from '../articles/policy.ts';
import { type Actor, holds } from '../people/roles.ts';
import { type Decision, no, YES } from '../shared/decision.ts';

/** Everyone who may create an article may read the library of fact boxes and add to it. */
export function mayKeepFactBoxes(actor: Actor): Decision {
  return mayCreate(actor);
}

/** Only editors may archive a box, because every desk uses the library. */
export function mayArchiveFactBox(actor: Actor): Decision {
  const edits = holds(actor, 'editor') || holds(actor, 'managing_editor');
  return edits ? YES : no('action.not-your-role');
}
