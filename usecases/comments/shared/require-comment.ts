import { type ArticleFacts, isSealed, may } from '#core/articles/policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Transaction } from '#db/client.ts';
import { type ArticleWithWork, getArticle } from '#db/queries/articles/articles.ts';
import { loadFacts } from '../../articles/shared/article-facts.ts';
import { requireReach } from '../../articles/shared/require-read.ts';
import type { ActorContext } from '../../context.ts';

/**
 * The article, if the person may comment on it. They must be able to read its unpublished text, it must not
 * be sealed for them, and the action table must allow it. Throws `article.not-found`, `article.sealed`, the
 * policy's reason.
 */
export async function requireComment(
  ctx: ActorContext,
  tx: Transaction,
  articleId: string,
): Promise<ArticleWithWork & { facts: ArticleFacts }> {
  const found = await getArticle(tx, articleId);
  const facts = await loadFacts(tx, found);
  requireReach(ctx, facts);
  if (isSealed(ctx.actor, found.article)) throw new DomainError('article.sealed');
  requireAllowed(may(ctx.actor, 'comment', { facts, now: ctx.now(), policy: ctx.policy }));
  return { ...found, facts };
}
