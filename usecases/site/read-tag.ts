import type { PublicStory } from '#core/articles/public-story.ts';
import { isLocale, type Locale } from '#core/i18n/locales.ts';
import { isBeyondEnd, type PlaceInList } from '#core/shared/list-cursor.ts';
import type { KeyMoment, PublicTag, PublicTagLink } from '#core/taxonomy/public-tag.ts';
import { eventUrl, tagPageUrl, tagUrl } from '#core/urls.ts';
import { countPartsUpTo, listKeyMoments, measureTag } from '#db/queries/site/public-events.ts';
import { isPlaceOfStory, listTagStories } from '#db/queries/site/public-lists.ts';
import type { StoryOrder } from '#db/queries/site/public-story.ts';
import {
  findTagBySlug,
  listChildTags,
  listNeighbourTags,
  listTagsAboveTag,
} from '#db/queries/site/public-taxonomy.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';
import type { Services } from '#usecases/context.ts';
import { pageSettings } from './shared/page-settings.ts';
import { readListPage } from './shared/read-list-page.ts';
import { whereNow } from './shared/where-now.ts';

/** The number of stories of an event, and its key moments. */
export type EventSummary = {
  readonly count: number;
  readonly first: Date;
  readonly last: Date;
  readonly moments: readonly KeyMoment[];
};
/** The position of this page in its series. */
export type SeriesPlace = { readonly firstPart: number; readonly count: number };
/** The first parts of a series in the other language, which are not parts of this list. */
export type PartsInOtherLanguage = {
  readonly stories: readonly PublicStory[];
  readonly hasMore: boolean;
  /** The query of the URL with all of them. */
  readonly query: SeriesQuery;
};
/** Set if a series is read in another language than its default. */
export type SeriesQuery = { readonly lang?: Locale };

export type TagPage = PlaceInList & {
  readonly tag: PublicTag;
  /** Its ancestors with a page, from the top. */
  readonly above: readonly PublicTagLink[];
  readonly children: readonly PublicTagLink[];
  readonly neighbours: readonly PublicTagLink[];
  readonly stories: readonly PublicStory[];
  readonly order: StoryOrder;
  readonly line: EventSummary | null;
  readonly series: SeriesPlace | null;
  /** The query of the list's URL, without the cursor. */
  readonly query: SeriesQuery;
  readonly inOtherLanguage: PartsInOtherLanguage | null;
};

/** The counting limit of an event's stories or a series' parts; above it the page shows "more than". */
export const countedAtMost = 500;
const otherLanguageCount = 10;

type Request = {
  readonly slug: string;
  readonly path: string;
  readonly cursor?: string;
  /**
   * An event is sorted from its newest or oldest story; a series from its first part, any other tag newest
   * first.
   */
  readonly order?: string;
  /** The language of the series' parts. */
  readonly language?: string;
};

/**
 * A tag with its stories; the redirect for a former URL (`path`), in one hop; or null. Every tag with public
 * stories has one page: an event its line, any other tag its list.
 */
export async function readTag(
  { db, site }: Pick<Services, 'db' | 'site'>,
  { slug, path, cursor, order: asked, language }: Request,
): Promise<TagPage | { readonly redirectTo: string } | null> {
  const tag = await findTagBySlug(db, slug);
  if (!tag) return leadOn(db, path);
  renderContext.addTags(`tag:${tag.id}`);
  const isEvent = tag.type === 'event';
  if (isEvent !== path.startsWith(eventUrl(''))) return { redirectTo: tagPageUrl(tag) };
  const isSeries = tag.type === 'series';
  const order = isSeries || (isEvent && asked === 'oldest') ? 'oldest' : 'newest';
  const languages = isSeries ? await languagesOf(db, { tagId: tag.id, site, asked: language }) : null;
  const locale = languages?.read;
  const { storiesPerPage: perPage } = await pageSettings({ db });
  const [{ shown: stories, place }, above, below, neighbours, measured, moments] = await Promise.all([
    readListPage({
      ...{ cursor, perPage, order, isPlace: (at) => isPlaceOfStory(db, at) },
      list: (stretch) => listTagStories(db, { tagId: tag.id, ...stretch, locale, editionIn: site.locale }),
    }),
    listTagsAboveTag(db, tag.id),
    listChildTags(db, tag.id),
    listNeighbourTags(db, tag.id),
    isEvent ? measureTag(db, { tagId: tag.id, editionIn: site.locale, most: countedAtMost }) : null,
    isEvent ? listKeyMoments(db, tag.id) : [],
  ]);
  if (isBeyondEnd(place, stories)) return null;
  const series = locale ? await placeInSeries(db, { tagId: tag.id, locale, stories }) : null;
  const inOtherLanguage =
    languages && place.isFirstPage ? await partsInOtherLanguage(db, { tagId: tag.id, ...languages }) : null;
  renderContext.addTags(
    ...[...stories, ...(inOtherLanguage?.stories ?? [])].map(({ id }) => `article:${id}`),
  );
  renderContext.addTags(...moments.map(({ articleId }) => `article:${articleId}`));
  // An ancestor or child without a page may get one.
  const family = [...below, ...above];
  renderContext.addTags(...family.map(({ id }) => `tag:${id}`));
  const shown = new Set(family.map(({ id }) => id));
  return {
    tag,
    above: above.filter(({ hasPage }) => hasPage),
    children: below.filter(({ hasStory }) => hasStory),
    neighbours: neighbours.filter(({ id }) => !shown.has(id)),
    stories,
    order,
    line: measured && { ...measured, moments },
    series,
    query: languages ? seriesQuery(languages.read, languages.main) : {},
    inOtherLanguage,
    ...place,
  };
}

/** The redirect for a former URL of a tag, to the page of its current type. */
async function leadOn(db: Services['db'], path: string): Promise<{ redirectTo: string } | null> {
  const target = await whereNow({ db }, path);
  if (target === null) return null;
  const slug = [tagUrl(''), eventUrl('')].find((root) => target.startsWith(root));
  const tag =
    slug === undefined ? null : await findTagBySlug(db, decodeURIComponent(target.slice(slug.length)));
  return { redirectTo: tag === null ? target : tagPageUrl(tag) };
}

/** The default language of a series, and the one of this page. */
type SeriesLanguages = { readonly main: Locale; readonly read: Locale };

/**
 * The default is the site's language, or the other one if the series has no part in it. A requested language
 * is used if the series has a part in it.
 */
async function languagesOf(
  db: Services['db'],
  { tagId, site, asked }: { tagId: string; site: { locale: Locale }; asked: string | undefined },
): Promise<SeriesLanguages> {
  const hasPartIn = async (locale: Locale) =>
    (await listTagStories(db, { tagId, limit: 1, locale })).length > 0;
  const main = (await hasPartIn(site.locale)) ? site.locale : otherThan(site.locale);
  const isReadOtherwise = isLocale(asked) && asked !== main && (await hasPartIn(asked));
  return { main, read: isReadOtherwise ? asked : main };
}

function otherThan(locale: Locale): Locale {
  return locale === 'vi' ? 'en' : 'vi';
}

function seriesQuery(read: Locale, main: Locale): SeriesQuery {
  return read === main ? {} : { lang: read };
}

async function partsInOtherLanguage(
  db: Services['db'],
  { tagId, main, read }: SeriesLanguages & { tagId: string },
): Promise<PartsInOtherLanguage | null> {
  const locale = otherThan(read);
  const found = await listTagStories(db, { tagId, limit: otherLanguageCount + 1, order: 'oldest', locale });
  if (found.length === 0) return null;
  return {
    stories: found.slice(0, otherLanguageCount),
    hasMore: found.length > otherLanguageCount,
    query: seriesQuery(locale, main),
  };
}

async function placeInSeries(
  db: Services['db'],
  { tagId, locale, stories }: { tagId: string; locale: Locale; stories: readonly PublicStory[] },
): Promise<SeriesPlace> {
  const [first] = stories;
  const [count, upToFirst] = await Promise.all([
    countPartsUpTo(db, { tagId, locale, most: countedAtMost }),
    first ? countPartsUpTo(db, { tagId, locale, upTo: first, most: countedAtMost * 10 }) : 1,
  ]);
  return { firstPart: upToFirst, count };
}
