import { mayCreate } from '../articles/policy.ts';
import { type Actor, holds } from '../people/roles.ts';
import { type Decision, no, YES } from '../shared/decision.ts';
import type { TagType } from './tag-types.ts';

/**
 * Everyone who may write may create a tag; contributors only topics, because the other types name real
 * things.
 */
export function mayCreateTag(actor: Actor, type: TagType): Decision {
  const writes = mayCreate(actor);
  if (!writes.ok || type === 'topic' || isStaffWriter(actor)) return writes;
  return no('tag.topics-only');
}

/** Editors manage names, types and aliases of tags. */
export function mayEditTag(actor: Actor): Decision {
  const tends = (['editor', 'managing_editor', 'admin'] as const).some((role) => holds(actor, role));
  return tends ? YES : no('action.not-your-role');
}

function isStaffWriter(actor: Actor): boolean {
  return (['journalist', 'editor', 'managing_editor'] as const).some((role) => holds(actor, role));
}
