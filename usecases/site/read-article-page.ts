import { addressTagOf, besideTagsOf } from '#core/articles/page-tags.ts';
import type { PublicNote } from '#core/articles/public-note.ts';
import type { PublicStory } from '#core/articles/public-story.ts';
import type { SeriesPlace } from '#core/articles/series-place.ts';
import { nextBirthday } from '#core/articles/story-age.ts';
import type { Withdrawal } from '#core/articles/withdrawal.ts';
import { mediaIdsOf } from '#core/document/body-facts.ts';
import type { MediaView } from '#core/media/media-view.ts';
import type { PublicByline } from '#core/people/public-author.ts';
import { type MostRead, mostReadShown } from '#core/reads/most-read.ts';
import { otherHeadlines } from '#core/related/other-headlines.ts';
import type { RelatedSlots } from '#core/related/related-slots.ts';
import { isUuid } from '#core/shared/is-uuid.ts';
import type { PublicSection } from '#core/taxonomy/public-section.ts';
import type { PublicTagLink } from '#core/taxonomy/public-tag.ts';
import { liveEntriesUrl, parseArticleSegment } from '#core/urls.ts';
import { findEdition } from '#db/queries/editions.ts';
import {
  findPublicArticle,
  findWithdrawal,
  listBylines,
  listMediaViews,
  listTagsOf,
  type PublicArticle,
} from '#db/queries/public-article.ts';
import { listPublications } from '#db/queries/public-history.ts';
import { listSectionStories, listStoriesByIds } from '#db/queries/public-lists.ts';
import { listNotesOf } from '#db/queries/public-notes.ts';
import { findRedirect } from '#db/queries/public-taxonomy.ts';
import { idsOf, readRelatedSlots } from '#db/queries/related-stories.ts';
import { pageScope } from '#platform/page-cache/page-scope.ts';
import type { Services } from '#usecases/context.ts';
import { pageSections } from '../shared/page-sections.ts';
import { neighboursIn, readBeside } from '../shared/read-beside.ts';
import { mostReadBeside } from './shared/most-read-beside.ts';

/** Everything on the page of a story; a story stands once on it. */
export type ArticlePage = RelatedSlots & {
  readonly article: PublicArticle;
  readonly bylines: readonly PublicByline[];
  readonly tags: readonly PublicTagLink[];
  readonly notes: readonly PublicNote[];
  /** Whether readers have had it otherwise before. */
  readonly hasHistory: boolean;
  /** From the top section down to the story's own. */
  readonly sections: readonly PublicSection[];
  /** What is read most around it; null where too little is read, and beside what somebody paid for. */
  readonly mostRead: MostRead | null;
  readonly sameSection: readonly PublicStory[];
  /** The same story in the other language, where readers have it. */
  readonly edition: PublicStory | null;
  readonly series: SeriesPlace | null;
  /** What the body shows: pictures and cards of other stories, as they are now. */
  readonly media: ReadonlyMap<string, MediaView>;
  readonly stories: ReadonlyMap<string, PublicStory>;
};

/** What stands at an article's address. */
export type ArticleAnswer =
  | { readonly kind: 'page'; readonly page: ArticlePage }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'withdrawn'; readonly withdrawal: Withdrawal };

const sameSectionCount = 6;

/**
 * The story at `/{section}/{segment}`: its number alone finds it, any other slug or section leads to the one
 * address, of a live story on to the entry `fromId` that was asked for. Null for a story that readers may not see and were never
 * told of.
 */
export async function readArticlePage(
  { db, now, site }: Pick<Services, 'db' | 'now' | 'site'>,
  { section, segment, fromId }: { section: string; segment: string; fromId?: string | undefined },
): Promise<ArticleAnswer | null> {
  const path = `/${section}/${segment}`;
  const number = parseArticleSegment(segment)?.number;
  const article = number === undefined ? null : await findPublicArticle(db, number);
  if (!article) {
    // An absence ends with whatever next goes public: a publication, a release.
    pageScope.addTags('home');
    const withdrawal = number === undefined ? null : await findWithdrawal(db, number);
    if (withdrawal) return { kind: 'withdrawn', withdrawal };
    const to = await findRedirect(db, path);
    return to === null ? null : { kind: 'redirect', to };
  }
  pageScope.addTags(`article:${article.id}`, addressTagOf(article.id));
  if (article.url !== path) {
    const isEntry = article.format === 'live' && fromId !== undefined && isUuid(fromId);
    return { kind: 'redirect', to: isEntry ? liveEntriesUrl(article.url, fromId) : article.url };
  }
  // The page says how many years old the story is.
  pageScope.changesAt(nextBirthday(article.publishedAt, now(), site.timeZone));
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
    // What takes longest is looked for while all else is read.
    readBeside({ db, site }, article, tagsOfStory),
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
  const [{ related, newer, eventLine }, mostRead, inSection] = await Promise.all([
    readRelatedSlots(db, chosen),
    isPaid
      ? null
      : mostReadBeside(db, {
          locale: article.locale,
          sectionIds: path.map(({ id }) => id).reverse(),
          onPageIds,
        }),
    isPaid
      ? []
      : listSectionStories(db, {
          sectionIds: [article.section.id],
          locale: article.locale,
          // In steps of ten: each bound is a question of its own, which is planned once (`plan-once.ts`).
          limit: Math.ceil((sameSectionCount + onPageIds.size + mostReadShown) / 10) * 10,
        }),
  ]);
  const onPage = [article, ...inBody, ...newer, ...related.map(({ story }) => story), ...eventLine];
  const readMost = mostRead?.stories ?? [];
  for (const { id } of readMost) onPageIds.add(id);
  const sameSection = otherHeadlines(
    inSection.filter((story) => isEditorial(story) && !onPageIds.has(story.id)),
    [...onPage, ...readMost],
  ).slice(0, sameSectionCount);

  pageScope.addTags(...[...onPage, ...sameSection].map(({ id }) => `article:${id}`));
  pageScope.addTags(
    ...tags.flatMap(({ id, type }) => (type === 'event' || type === 'series' ? [`tag:${id}`] : [])),
  );
  // Related stories come by the tags, the last list by the section: what is newest there stands here next.
  pageScope.addTags(...besideTagsOf({ sectionIds: [article.section.id], tagIds: tags.map(({ id }) => id) }));
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
    edition,
    series,
    media: new Map(media.map((each) => [each.id, each])),
    stories: new Map(inBody.map((story) => [story.id, story])),
  };
}

/** What somebody paid for never stands among what the newsroom recommends, and recommends nothing of it. */
function isEditorial({ format }: Pick<PublicStory, 'format'>): boolean {
  return format !== 'sponsored';
}

/** The page is made anew when its edition comes or goes, so it names that one whether or not readers have it yet. */
async function readEdition({ db }: Pick<Services, 'db'>, articleId: string): Promise<PublicStory | null> {
  const edition = await findEdition(db, articleId);
  if (edition === null) return null;
  pageScope.addTags(`article:${edition.id}`);
  const [story = null] = await listStoriesByIds(db, [edition.id]);
  return story;
}

function pathTo(sectionId: string, sections: readonly PublicSection[]): PublicSection[] {
  const section = sections.find(({ id }) => id === sectionId);
  if (!section) return [];
  return section.parentId === null ? [section] : [...pathTo(section.parentId, sections), section];
}
