import { mayCreate } from '../articles/policy.ts';
import { type Actor, holds } from '../people/roles.ts';
import { type Decision, no, YES } from '../shared/decision.ts';

/** Whoever may write may add pictures to the library. */
export function mayUpload(actor: Actor): Decision {
  return mayCreate(actor);
}

/** Whoever may write may better the words and the focal point of a picture; contributors only of their own. */
export function mayEditMedia(actor: Actor, media: { readonly uploadedBy: string | null }): Decision {
  const writes = mayCreate(actor);
  if (!writes.ok || media.uploadedBy === actor.id) return writes;
  const isStaff = (['journalist', 'editor', 'managing_editor'] as const).some((role) => holds(actor, role));
  return isStaff ? YES : no('media.not-yours');
}

/** Who uploaded a picture and editors put it into the library, where everybody at the desk finds it. */
export function mayPlaceMedia(actor: Actor, media: { readonly uploadedBy: string | null }): Decision {
  const writes = mayCreate(actor);
  if (!writes.ok || media.uploadedBy === actor.id) return writes;
  return holds(actor, 'editor') || holds(actor, 'managing_editor') ? YES : no('media.not-yours');
}
