import type { ArticleFacts } from '#core/articles/policy.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Queryable } from '#db/client.ts';
import { type ArticleWithWork, getArticle } from '#db/queries/articles/articles.ts';
import { loadFacts } from '../../articles/shared/article-facts.ts';

/** The article with its facts for the policy; null if it does not exist. */
export async function findFacts(
  q: Queryable,
  articleId: string,
): Promise<(ArticleWithWork & { facts: ArticleFacts }) | null> {
  try {
    const found = await getArticle(q, articleId);
    return { ...found, facts: await loadFacts(q, found) };
  } catch (error) {
    if (error instanceof DomainError && error.code === 'article.not-found') return null;
    throw error;
  }
}
