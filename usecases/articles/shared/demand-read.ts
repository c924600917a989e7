import { type ArticleFacts, isPublicNow, may } from '#core/articles/policy.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Queryable } from '#db/client.ts';
import { type ArticleWithWork, getArticle } from '#db/queries/articles.ts';
import type { ActorContext } from '../../context.ts';
import { loadFacts } from './article-facts.ts';

/** An article with what the policy knows of it. */
export type JudgedArticle = ArticleWithWork & { readonly facts: ArticleFacts };

/**
 * The article, if the person may read its unpublished text. Throws `article.not-found` both where there is
 * none and where it is not for them: a draft does not say that it exists.
 */
export async function demandRead(ctx: ActorContext, q: Queryable, articleId: string): Promise<JudgedArticle> {
  const found = await getArticle(q, articleId);
  const facts = await loadFacts(q, found);
  if (!may(ctx.actor, 'read_unpublished', facts, ctx.now(), ctx.policy).ok) {
    throw new DomainError('article.not-found');
  }
  return { ...found, facts };
}

/** `demandReach` of an article by its id, for a request that does something with what it was sent before it acts. */
export async function demandReachOf(ctx: ActorContext, q: Queryable, articleId: string): Promise<void> {
  demandReach(ctx, await loadFacts(q, await getArticle(q, articleId)));
}

/**
 * Asked before an action on an article: the person may read its unpublished text. Throws `article.not-found`, so that a draft
 * does not say that it exists; of a story that readers have, whose existence is no secret, the policy's reason.
 */
export function demandReach(ctx: ActorContext, facts: ArticleFacts): void {
  const now = ctx.now();
  const decision = may(ctx.actor, 'read_unpublished', facts, now, ctx.policy);
  if (decision.ok) return;
  throw new DomainError(isPublicNow(facts, now) ? decision.why : 'article.not-found');
}
