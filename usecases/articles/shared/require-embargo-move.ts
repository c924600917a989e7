import type { ActionInput } from '#core/articles/action-input.ts';
import { type ArticleFacts, isEmbargoShortened, mayMoveEmbargo } from '#core/articles/policy.ts';
import { scopeOfCommand } from '#core/people/token-scopes.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { ActorContext } from '../../context.ts';

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
