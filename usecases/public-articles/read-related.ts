import { articleReference } from '#core/articles/article-reference.ts';
import type { RelatedSlots } from '#core/related/related-slots.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listPinnedIds } from '#db/queries/public-article.ts';
import { chooseRelatedSlots, findRelatives, readRelatedSlots } from '#db/queries/related-stories.ts';
import type { Services } from '../context.ts';

/** What a reader of the story is shown beside it, and why. Throws `article.not-found` for one that is not public. */
export async function readRelated({ db }: Pick<Services, 'db'>, raw: unknown): Promise<RelatedSlots> {
  const { articleId } = parseInput(articleReference, raw);
  const relatives = await findRelatives(db, { articleId, pinnedIds: listPinnedIds(db, articleId) });
  if (relatives === null) throw new DomainError('article.not-found');
  return readRelatedSlots(db, chooseRelatedSlots(relatives, []));
}
