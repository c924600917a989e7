import { addressTagOf, besideTagsOf } from '#core/articles/page-tags.ts';
import type { PublicNote } from '#core/articles/public-note.ts';
import type { PublicStory } from '#core/articles/public-story.ts';
import type { SeriesPlace } from '#core/articles/series-place.ts';
import { nextBirthday } from '#core/articles/story-age.ts';
import type { Withdrawal } from '#core/articles/withdrawal.ts';
import { mediaIdsOf } from '#core/document/body-facts.ts';
import type { MediaView } from '#core/media/media-view.ts';
import type { MostRead } from '#core/page-views/most-read.ts';
import type { PublicByline } from '#core/people/public-author.ts';
import { columnRoom } from '#core/related/fill-column.ts';
import type { RelatedSlots } from '#core/related/related-slots.ts';
import { isUuid } from '#core/shared/is-uuid.ts';
import type { PublicSection } from '#core/taxonomy/public-section.ts';
import type { PublicTagLink } from '#core/taxonomy/public-tag.ts';
import { liveEntriesUrl, parseArticleSegment } from '#core/urls.ts';
import { findEdition } from '#db/queries/articles/editions.ts';
import { findTranslation } from '#db/queries/articles/translations.ts';
import { idsOf, readRelatedSlots } from '#db/queries/related/related-stories.ts';
import {
  findPublicArticle,
  findWithdrawal,
  listBylines,
  listMediaViews,
  listTagsOf,
  type PublicArticle,
} from '#db/queries/site/public-article.ts';
import { listPublications } from '#db/queries/site/public-history.ts';
import { listStoriesByIds } from '#db/queries/site/public-lists.ts';
import { listNotesOf } from '#db/queries/site/public-notes.ts';
import { findRedirect } from '#db/queries/site/public-taxonomy.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';
import type { Services } from '#usecases/context.ts';
import { pageSections } from '../shared/page-sections.ts';
import { neighboursIn, readRelatedBlocks } from '../shared/read-related-blocks.ts';
import { mostReadBeside } from './shared/most-read-beside.ts';
import { listNewestBeside, newestBeside } from './shared/newest-beside.ts';

/** The content of a story's page; each story occurs once on it. */
export type ArticlePage = RelatedSlots & {
  readonly article: PublicArticle;
  readonly bylines: readonly PublicByline[];
  readonly tags: readonly PublicTagLink[];
  readonly notes: readonly PublicNote[];
  /** Whether an earlier version was public. */
  readonly hasHistory: boolean;
  /** From the top-level section down to the story's own. */
  readonly sections: readonly PublicSection[];
  /** The most-read stories of its section or site; null if there are too few, and on sponsored content. */
  readonly mostRead: MostRead | null;
  /** The newest of its section, in the column beside the story or in full rows of three below it. */
  readonly sameSection: readonly PublicStory[];
  readonly isSectionInColumn: boolean;
  /** The newest of the site, as many as the length of the story allows. */
  readonly latest: readonly PublicStory[];
  /** Its public edition in the other language. */
  readonly edition: PublicStory | null;
  /** The edition is the original, and was corrected after the public version was translated. */
  readonly isOriginalCorrected: boolean;
  readonly series: SeriesPlace | null;
  /** The current media and story cards in the body. */
  readonly media: ReadonlyMap<string, MediaView>;
  readonly stories: ReadonlyMap<string, PublicStory>;
};

/** The response for an article URL. */
export type ArticleAnswer =
  | { readonly kind: 'page'; readonly page: ArticlePage }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'withdrawn'; readonly withdrawal: Withdrawal };

/**
 * The story at `/{section}/{segment}`, found by its number; another slug or section redirects to the
 * canonical URL, with the entry `fromId` of a live story. Null for a story that was never public.
 */
export async function readArticlePage(
  { db, now, site }: Pick<Services, 'db' | 'now' | 'site'>,
  { section, segment, fromId }: { section: string; segment: string; fromId?: string | undefined },
): Promise<ArticleAnswer | null> {
  const path = `/${section}/${segment}`;
  const number = parseArticleSegment(segment)?.number;
  const article = number === undefined ? null : await findPublicArticle(db, number);
  if (!article) {
    // A later publication may fill this URL.
    renderContext.addTags('home');
    const withdrawal = number === undefined ? null : await findWithdrawal(db, number);
    if (withdrawal) return { kind: 'withdrawn', withdrawal };
    const to = await findRedirect(db, path);
    return to === null ? null : { kind: 'redirect', to };
  }
  renderContext.addTags(`article:${article.id}`, addressTagOf(article.id));
  if (article.url !== path) {
    const isEntry = article.format === 'live' && fromId !== undefined && isUuid(fromId);
    return { kind: 'redirect', to: isEntry ? liveEntriesUrl(article.url, fromId) : article.url };
  }
  // The page shows the story's age in years.
  renderContext.changesAt(nextBirthday(article.publishedAt, now(), site.timeZone));
  return { kind: 'page', page: await readPage({ db, site }, article) };
}

async function readPage(
  { db, site }: Pick<Services, 'db' | 'site'>,
  article: PublicArticle,
): Promise<ArticlePage> {
  const isPaid = article.format === 'sponsored';
  const tagsOfStory = listTagsOf(db, article.id);
  const [bylines, tags, notes, beside, sections, media, publications, edition] = await Promise.all([
    listBylines(db, article.id),
    tagsOfStory,
    listNotesOf(db, article.id),
    // The slowest query runs in parallel with all others.
    readRelatedBlocks({ db, site }, article, tagsOfStory),
    pageSections({ db }),
    listMediaViews(db, mediaIdsOf(article.body).filter(isUuid)),
    listPublications(db, { articleId: article.id, limit: 2 }),
    readEdition({ db }, article.id),
  ]);
  const { inBody, series, chosen } = beside;
  const onPageIds = new Set([
    article.id,
    ...idsOf(chosen),
    ...[...inBody, ...neighboursIn(series)].map(({ id }) => id),
  ]);
  const path = pathTo(article.section.id, sections);
  const [{ related, newer, eventLine }, mostRead, newest] = await Promise.all([
    readRelatedSlots(db, chosen),
    isPaid
      ? null
      : mostReadBeside(db, {
          locale: article.locale,
          sectionIds: path.map(({ id }) => id).reverse(),
          onPageIds,
        }),
    isPaid ? { inSection: [], onSite: [] } : listNewestBeside(db, { article, onPageCount: onPageIds.size }),
  ]);
  const onPage = [article, ...inBody, ...newer, ...related.map(({ story }) => story), ...eventLine];
  const readMost = mostRead?.stories ?? [];
  for (const { id } of readMost) onPageIds.add(id);
  const { sameSection, isSectionInColumn, latest } = newestBeside(newest, {
    onPage: [...onPage, ...readMost],
    onPageIds,
    room: columnRoom(article, related.length),
    beside: { event: newer.length + eventLine.length, mostRead: readMost.length },
  });

  renderContext.addTags(...[...onPage, ...sameSection, ...latest].map(({ id }) => `article:${id}`));
  renderContext.addTags(
    ...tags.flatMap(({ id, type }) => (type === 'event' || type === 'series' ? [`tag:${id}`] : [])),
  );
  // Related stories depend on the tags, and a list on the section: newer stories change these lists. The
  // newest of the site change with each publication, and so would all pages: they are as old as the page,
  // which is revalidated within a minute.
  renderContext.addTags(
    ...besideTagsOf({ sectionIds: [article.section.id], tagIds: tags.map(({ id }) => id) }),
  );
  return {
    article,
    bylines,
    tags,
    notes,
    hasHistory: publications.length > 1,
    sections: path,
    related,
    newer,
    eventLine,
    mostRead,
    sameSection,
    isSectionInColumn,
    latest,
    ...edition,
    series,
    media: new Map(media.map((each) => [each.id, each])),
    stories: new Map(inBody.map((story) => [story.id, story])),
  };
}

/** Adds the tag of the edition even if it is not public yet, because the page changes with it. */
async function readEdition(
  { db }: Pick<Services, 'db'>,
  articleId: string,
): Promise<Pick<ArticlePage, 'edition' | 'isOriginalCorrected'>> {
  const found = await findEdition(db, articleId);
  if (found === null) return { edition: null, isOriginalCorrected: false };
  renderContext.addTags(`article:${found.id}`);
  const [[edition = null], translation] = await Promise.all([
    listStoriesByIds(db, [found.id]),
    found.role === 'original' ? findTranslation(db, { articleId, of: 'public' }) : null,
  ]);
  const isCorrected = translation?.state === 'original_corrected';
  return { edition, isOriginalCorrected: edition !== null && isCorrected };
}

function pathTo(sectionId: string, sections: readonly PublicSection[]): PublicSection[] {
  const section = sections.find(({ id }) => id === sectionId);
  if (!section) return [];
  return section.parentId === null ? [section] : [...pathTo(section.parentId, sections), section];
}
