import { type ArticleFacts, isPublicNow, may } from '#core/articles/policy.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Queryable } from '#db/client.ts';
import { type ArticleWithWork, getArticle } from '#db/queries/articles/articles.ts';
import type { ActorContext } from '../../context.ts';
import { loadFacts } from './article-facts.ts';

/** An article with its facts for the policy. */
export type JudgedArticle = ArticleWithWork & { readonly facts: ArticleFacts };

/**
 * The article, if the person may read its unpublished text. Throws `article.not-found` both if it does not
 * exist and if they may not read it, so that the existence of a draft stays hidden.
 */
export async function requireRead(
  ctx: ActorContext,
  q: Queryable,
  articleId: string,
): Promise<JudgedArticle> {
  const found = await getArticle(q, articleId);
  const facts = await loadFacts(q, found);
  if (!may(ctx.actor, 'read_unpublished', { facts, now: ctx.now(), policy: ctx.policy }).ok) {
    throw new DomainError('article.not-found');
  }
  return { ...found, facts };
}

/** `requireReach` by article id, for requests that process their input before they act. */
export async function requireReachOf(ctx: ActorContext, q: Queryable, articleId: string): Promise<void> {
  requireReach(ctx, await loadFacts(q, await getArticle(q, articleId)));
}

/**
 * Authorises access before an action: the person may read the unpublished text. Throws `article.not-found`,
 * so that the existence of a draft stays hidden. For a public story, which is no secret, throws the policy's
 * reason.
 */
export function requireReach(ctx: ActorContext, facts: ArticleFacts): void {
  const now = ctx.now();
  const decision = may(ctx.actor, 'read_unpublished', { facts, now, policy: ctx.policy });
  if (decision.ok) return;
  throw new DomainError(isPublicNow(facts, now) ? decision.why : 'article.not-found');
}
