import { type ArticleFacts, may } from '#core/articles/policy.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import type { ActorContext } from '../../context.ts';

type Filed = Pick<VersionContent, 'sectionId' | 'pinIds'>;

/**
 * Moving a story to another desk and pinning related stories need separate rights besides editing. Throws the
 * policy's reason.
 */
export function requireContentRights(
  ctx: ActorContext,
  facts: ArticleFacts,
  { before, after }: { before: Filed; after: Filed },
): void {
  const now = ctx.now();
  if (after.sectionId !== before.sectionId)
    requireAllowed(may(ctx.actor, 'relocate', { facts, now, policy: ctx.policy }));
  if (hasOtherPins(before, after))
    requireAllowed(may(ctx.actor, 'pin_related', { facts, now, policy: ctx.policy }));
}

/** True if the pins or their order differ. */
export function hasOtherPins(one: Pick<Filed, 'pinIds'>, other: Pick<Filed, 'pinIds'>): boolean {
  return one.pinIds.join() !== other.pinIds.join();
}
