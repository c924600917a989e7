import { may } from '#core/articles/policy.ts';
import { mayManageOutsideLinks } from '#core/outside/link-policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Queryable } from '#db/client.ts';
import type { ArticleWithWork } from '#db/queries/articles/articles.ts';
import { loadFacts } from '../../articles/shared/article-facts.ts';
import type { ActorContext } from '../../context.ts';

/**
 * Authorises viewing and revoking the links of an article. Throws `article.not-found`, the policy's reason.
 */
export async function requireManageLinks(
  ctx: ActorContext,
  q: Queryable,
  found: ArticleWithWork,
): Promise<void> {
  const facts = await loadFacts(q, found);
  if (!may(ctx.actor, 'read_unpublished', { facts, now: ctx.now(), policy: ctx.policy }).ok) {
    throw new DomainError('article.not-found');
  }
  requireAllowed(mayManageOutsideLinks(ctx.actor, { facts, now: ctx.now(), policy: ctx.policy }));
}
