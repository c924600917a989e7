import { z } from 'zod';
import type { PublicStory } from '#core/articles/public-story.ts';
import { mediaIdsOf, storyIdsOf } from '#core/document/body-facts.ts';
import { bodyWithStories } from '#core/document/body-with-stories.ts';
import type { MediaView } from '#core/media/media-view.ts';
import type { PublicByline } from '#core/people/public-author.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import type { PublicTagLink } from '#core/taxonomy/public-tag.ts';
import { findEdition } from '#db/queries/articles/editions.ts';
import {
  findPublicArticle,
  findWithdrawal,
  listBylines,
  listMediaViews,
  listTagsOf,
  type PublicArticle,
} from '#db/queries/site/public-article.ts';
import { listStoriesByIds } from '#db/queries/site/public-lists.ts';
import type { Services } from '../context.ts';

export type PublishedArticle = PublicArticle & {
  readonly byline: readonly PublicByline[];
  readonly tags: readonly PublicTagLink[];
  /** The pictures in the body. */
  readonly media: readonly MediaView[];
  /** The public edition in the other language. */
  readonly edition: PublicStory | null;
};

const readInput = z.object({
  number: z.coerce.number('article.not-found').int().min(1).max(Number.MAX_SAFE_INTEGER),
});

/**
 * The public story with this number. Throws `article.gone` {note} for a withdrawn one, otherwise
 * `article.not-found`.
 */
export async function readPublicArticle(
  { db }: Pick<Services, 'db'>,
  raw: unknown,
): Promise<PublishedArticle> {
  const { number } = parseInput(readInput, raw);
  const article = await findPublicArticle(db, number);
  if (article === null) {
    const withdrawal = await findWithdrawal(db, number);
    throw withdrawal === null
      ? new DomainError('article.not-found')
      : new DomainError('article.gone', { state: withdrawal.state, note: withdrawal.note });
  }
  const mediaIds = mediaIdsOf(article.body).filter(isUuid);
  const [byline, tags, media, stories, edition] = await Promise.all([
    listBylines(db, article.id),
    listTagsOf(db, article.id),
    listMediaViews(db, mediaIds),
    listStoriesByIds(db, storyIdsOf(article.body).filter(isUuid)),
    readEdition({ db }, article.id),
  ]);
  const body = bodyWithStories(article.body, new Set(stories.map(({ id }) => id)));
  return { ...article, body, byline, tags, media, edition };
}

async function readEdition({ db }: Pick<Services, 'db'>, articleId: string): Promise<PublicStory | null> {
  const edition = await findEdition(db, articleId);
  const [story = null] = edition === null ? [] : await listStoriesByIds(db, [edition.id]);
  return story;
}

function isUuid(id: string): boolean {
  return z.uuid().safeParse(id).success;
}
