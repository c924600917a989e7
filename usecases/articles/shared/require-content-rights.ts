import type { ActionInput } from '#core/articles/action-input.ts';
import { type ArticleFacts, isEmbargoShortened, may, mayMoveEmbargo } from '#core/articles/policy.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import { scopeOfCommand } from '#core/people/token-scopes.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
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

/**
 * Authorises an embargo that ends at `until`. Shortening it requires the same as lifting it: the right, the
 * token scope and a reason. Throws `article.embargo-shortened`, `token.missing-scope` {scope},
 * `request.invalid` {fieldErrors}.
 */
export function requireEmbargoMove(
  ctx: ActorContext,
  { facts, input, until, now }: { facts: ArticleFacts; input: ActionInput; until: Date; now: Date },
): void {
  const decision = mayMoveEmbargo(ctx.actor, { facts, now, policy: ctx.policy }, until);
  if (!decision.ok) throw new DomainError(decision.why, { fieldErrors: { embargoUntil: decision.why } });
  if (!isEmbargoShortened(facts, until)) return;
  const scope = scopeOfCommand('lift_embargo');
  if (ctx.tokenScopes?.includes(scope) === false) throw new DomainError('token.missing-scope', { scope });
  if (!input.reason) throw new DomainError('request.invalid', { fieldErrors: { reason: 'field.required' } });
}
