import { articleReference } from '#core/articles/article-reference.ts';
import type { RelatedSlots } from '#core/related/related-slots.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { readRelatedSlots } from '#db/queries/related/related-stories.ts';
import { findPublicArticleById, listTagsOf } from '#db/queries/site/public-article.ts';
import type { Services } from '../context.ts';
import { readRelatedBlocks } from '../shared/read-related-blocks.ts';

/** The related stories of a public story with reasons. Throws `article.not-found` if it is not public. */
export async function readRelated(
  { db, site }: Pick<Services, 'db' | 'site'>,
  raw: unknown,
): Promise<RelatedSlots> {
  const { articleId } = parseInput(articleReference, raw);
  const article = await findPublicArticleById(db, articleId);
  if (article === null) throw new DomainError('article.not-found');
  const { chosen } = await readRelatedBlocks({ db, site }, article, listTagsOf(db, articleId));
  return readRelatedSlots(db, chosen);
}
