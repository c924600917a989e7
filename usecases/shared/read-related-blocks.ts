import type { PublicStory } from '#core/articles/public-story.ts';
import type { SeriesPlace } from '#core/articles/series-place.ts';
import { storyIdsOf } from '#core/document/body-facts.ts';
import { isUuid } from '#core/shared/is-uuid.ts';
import type { PublicTagLink } from '#core/taxonomy/public-tag.ts';
import { type ChosenSlots, chooseRelatedSlots, findRelatives } from '#db/queries/related/related-stories.ts';
import { listPinnedIds, type PublicArticle } from '#db/queries/site/public-article.ts';
import { findTagNeighbours, listStoriesByIds } from '#db/queries/site/public-lists.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';
import type { Services } from '../context.ts';

/** Other stories shown with a story. */
export type RelatedBlocks = {
  /** Stories with a card in its body. */
  readonly inBody: readonly PublicStory[];
  readonly series: SeriesPlace | null;
  /** Chosen related stories, without those above. */
  readonly chosen: ChosenSlots;
};

const NOTHING: ChosenSlots = { related: [], newer: [], eventLine: [] };

/**
 * The other stories that readers see with a story, on every channel. Sponsored content gets no
 * recommendations.
 */
export async function readRelatedBlocks(
  { db, site }: Pick<Services, 'db' | 'site'>,
  article: PublicArticle,
  tags: Promise<readonly PublicTagLink[]>,
): Promise<RelatedBlocks> {
  const { id: articleId, format, body } = article;
  const cardIds = storyIdsOf(body).filter((id) => isUuid(id) && id !== articleId);
  const recommends = format !== 'sponsored';
  const pinnedIds = recommends ? listPinnedIds(db, articleId) : Promise.resolve([]);
  const [inBody, pins, known, series, relatives] = await Promise.all([
    listStoriesByIds(db, cardIds),
    pinnedIds,
    tags,
    tags.then((known) => readSeries({ db }, article, known)),
    recommends ? findRelatives(db, { articleId, siteLocale: site.locale, pinnedIds }) : null,
  ]);
  // Also tags of stories that are not public, because the page changes when they are published.
  renderContext.addTags(...[...cardIds, ...pins].map((id) => `article:${id}`));
  const excludedIds = [...inBody, ...neighboursIn(series)].map(({ id }) => id);
  // The page shows only the first event.
  const lineId = known.find(({ type }) => type === 'event')?.id;
  const chosen = relatives ? chooseRelatedSlots(relatives, { excludedIds, lineId }) : NOTHING;
  return { inBody, series, chosen };
}

/** The previous and next story in its series, if any. */
export function neighboursIn(series: SeriesPlace | null): PublicStory[] {
  return [series?.previous, series?.next].flatMap((story) => story ?? []);
}

async function readSeries(
  { db }: Pick<Services, 'db'>,
  article: PublicArticle,
  tags: readonly PublicTagLink[],
): Promise<SeriesPlace | null> {
  const series = tags.find(({ type }) => type === 'series');
  if (series === undefined) return null;
  const place = { series, ...(await findTagNeighbours(db, { tagId: series.id, story: article })) };
  renderContext.addTags(...neighboursIn(place).map(({ id }) => `article:${id}`));
  return place;
}
