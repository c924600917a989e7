import { mayCreate } from '../articles/policy.ts';
import { type Actor, holds } from '../people/roles.ts';
import { type Decision, no, YES } from '../shared/decision.ts';

/** Whoever may begin an article may look into the library of fact boxes and keep one there. */
export function mayKeepFactBoxes(actor: Actor): Decision {
  return mayCreate(actor);
}

/** Taking a box out of the library, which every desk uses, is for editors. */
export function mayArchiveFactBox(actor: Actor): Decision {
  const edits = holds(actor, 'editor') || holds(actor, 'managing_editor');
  return edits ? YES : no('action.not-your-role');
}
