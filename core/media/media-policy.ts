import { mayCreate } from '../articles/policy.ts';
import { type Actor, holds } from '../people/roles.ts';
import { type Decision, no, YES } from '../shared/decision.ts';

/** Everyone who may write may upload pictures. */
export function mayUpload(actor: Actor): Decision {
  return mayCreate(actor);
}

/**
 * Everyone who may write may edit a picture's texts and focal point; contributors only their own pictures'.
 */
export function mayEditMedia(actor: Actor, media: { readonly uploadedBy: string | null }): Decision {
  const writes = mayCreate(actor);
  if (!writes.ok || media.uploadedBy === actor.id) return writes;
  const isStaff = (['journalist', 'editor', 'managing_editor'] as const).some((role) => holds(actor, role));
  return isStaff ? YES : no('media.not-yours');
}

/** The uploader of a picture and editors may add it to the library, where everyone at the desk finds it. */
export function mayPlaceMedia(actor: Actor, media: { readonly uploadedBy: string | null }): Decision {
  const writes = mayCreate(actor);
  if (!writes.ok || media.uploadedBy === actor.id) return writes;
  return holds(actor, 'editor') || holds(actor, 'managing_editor') ? YES : no('media.not-yours');
}
