import {
  type ArchivePeriod,
  boundsOf,
  parseArchivePeriod,
  partsOf,
  periodBeside,
} from '#core/archive/archive-period.ts';
import type { PublicStory } from '#core/articles/public-story.ts';
import { dayTagsBetween, monthTagsBetween } from '#core/articles/publication-tags.ts';
import { dayOf } from '#core/i18n/day-bounds.ts';
import type { PlaceInList } from '#core/shared/list-cursor.ts';
import { archivePageUrl } from '#core/urls.ts';
import {
  countStoriesIn,
  findPublicationSpan,
  findPublicationsAround,
  listStoriesBetween,
} from '#db/queries/public-archive.ts';
import { isPlaceOfStory } from '#db/queries/public-lists.ts';
import { pageScope } from '#platform/page-cache/page-scope.ts';
import type { Services } from '#usecases/context.ts';
import { pageSettings } from './shared/page-settings.ts';
import { readListPage } from './shared/read-list-page.ts';

/** A period with the number of its stories, counted up to `countedAtMost`. */
export type CountedPeriod = { readonly key: string; readonly count: number };

/** The periods beside one, where the paper has any story in that direction. */
type Beside = { readonly previous: string | null; readonly next: string | null };

export type ArchivePage =
  | {
      readonly kind: 'years';
      readonly years: readonly { readonly key: string; readonly months: readonly CountedPeriod[] }[];
    }
  | (Beside & {
      readonly kind: 'year';
      readonly key: string;
      readonly months: readonly CountedPeriod[];
    })
  | (Beside & {
      readonly kind: 'month';
      readonly key: string;
      readonly days: readonly CountedPeriod[];
    })
  /** Beside a day are the nearest days with stories. */
  | (PlaceInList &
      Beside & {
        readonly kind: 'day';
        readonly key: string;
        readonly stories: readonly PublicStory[];
      });

/** Up to here a day's stories are counted; a calendar says no more than "so many, or more". */
export const countedAtMost = 99;
/** As many years back as the index goes; a paper that is older has its older years at their own addresses. */
const mostYears = 60;

/** The first and the last moment at which anything was published. */
type Span = { readonly first: Date; readonly last: Date };

type Request = { readonly segments: readonly string[]; readonly cursor?: string };

/**
 * What was published, by the site's calendar: all years with their months, the months of one, the days of a month, or the
 * stories of a day. Where the address is written otherwise (`/luu-tru/2026/7`), the one that counts; null for a period that
 * is none or that lies outside of what the paper has published.
 */
export async function readArchive(
  services: Pick<Services, 'db' | 'site'>,
  { segments, cursor }: Request,
): Promise<ArchivePage | { readonly redirectTo: string } | null> {
  const { db, site } = services;
  const span = await findPublicationSpan(db);
  if (segments.length === 0) return readYears(services, span);
  const period = parseArchivePeriod(segments);
  if (period === null) return null;
  const url = archivePageUrl(period.key);
  if (url !== archivePageUrl(segments.join('-'))) return { redirectTo: url };
  const { from, to } = boundsOf(period, site.timeZone);
  // What is not there yet may be with the next publication, and what is no longer, with the next that is given back.
  pageScope.addTags(...(period.kind === 'year' ? monthTagsBetween(from, to) : dayTagsBetween(from, to)));
  if (span === null || from > span.last || to <= span.first) {
    pageScope.addTags('home');
    return null;
  }
  if (period.kind === 'year') return readYear(services, period, span);
  return period.kind === 'month'
    ? readMonth(services, period, span)
    : readDay(services, period, { from, to, cursor });
}

async function readYears(
  { db, site }: Pick<Services, 'db' | 'site'>,
  span: Span | null,
): Promise<ArchivePage> {
  if (span === null) {
    pageScope.addTags('home');
    return { kind: 'years', years: [] };
  }
  const yearOf = (at: Date) => Number(dayOf(at, site.timeZone).slice(0, 4));
  const last = yearOf(span.last);
  const first = Math.max(yearOf(span.first), last - mostYears + 1);
  const keys = Array.from({ length: last - first + 1 }, (_, at) => String(last - at));
  pageScope.addTags('home', ...monthTagsBetween(span.first, span.last));
  const months = await countMonths({ db, site }, keys);
  return {
    kind: 'years',
    years: keys.map((key) => ({ key, months: months.filter((month) => month.key.startsWith(key)) })),
  };
}

async function readYear(
  services: Pick<Services, 'db' | 'site'>,
  period: ArchivePeriod,
  span: Span,
): Promise<ArchivePage> {
  return {
    kind: 'year',
    key: period.key,
    months: await countMonths(services, [period.key]),
    ...besideOf(period, span, services.site.timeZone),
  };
}

/** The months of some years, each with whether it has any story: no more of them is counted. */
async function countMonths(
  { db, site }: Pick<Services, 'db' | 'site'>,
  years: readonly string[],
): Promise<CountedPeriod[]> {
  const months = years.flatMap((key) => partsOf({ kind: 'year', key }));
  const counts = await countStoriesIn(db, {
    spans: months.map((month) => boundsOf(month, site.timeZone)),
    most: 1,
  });
  return months.map(({ key }, at) => ({ key, count: counts[at] ?? 0 }));
}

async function readMonth(
  { db, site }: Pick<Services, 'db' | 'site'>,
  period: ArchivePeriod,
  span: Span,
): Promise<ArchivePage> {
  const days = partsOf(period);
  const counts = await countStoriesIn(db, {
    spans: days.map((day) => boundsOf(day, site.timeZone)),
    most: countedAtMost,
  });
  return {
    kind: 'month',
    key: period.key,
    days: days.map(({ key }, at) => ({ key, count: counts[at] ?? 0 })),
    ...besideOf(period, span, site.timeZone),
  };
}

function besideOf(period: ArchivePeriod, span: Span, timeZone: string): Beside {
  const { from, to } = boundsOf(period, timeZone);
  // Whether there is any story before or after hangs on the first and the last of all.
  pageScope.addTags('home', ...dayTagsBetween(span.first, new Date(span.first.getTime() + 1)));
  return {
    previous: span.first < from ? periodBeside(period, -1).key : null,
    next: span.last >= to ? periodBeside(period, 1).key : null,
  };
}

async function readDay(
  { db, site }: Pick<Services, 'db' | 'site'>,
  { key }: ArchivePeriod,
  { from, to, cursor }: { from: Date; to: Date; cursor?: string },
): Promise<ArchivePage> {
  const { storiesPerPage: perPage } = await pageSettings({ db });
  const [{ shown: stories, place }, around] = await Promise.all([
    readListPage({
      ...{ cursor, perPage, isPlace: (at) => isPlaceOfStory(db, at) },
      list: (stretch) => listStoriesBetween(db, { from, to, ...stretch }),
    }),
    findPublicationsAround(db, { from, to }),
  ]);
  pageScope.addTags(...stories.map(({ id }) => `article:${id}`));
  // The nearest day with stories is another one when its only story goes, or when one comes between.
  const nearest = { from: around.before ?? from, to: around.after ?? to };
  pageScope.addTags(...dayTagsBetween(nearest.from, new Date(nearest.to.getTime() + 1)).slice(0, 40));
  if (around.after === null) pageScope.addTags('home');
  const dayAt = (at: Date | null) => (at === null ? null : dayOf(at, site.timeZone));
  return {
    kind: 'day',
    key,
    stories,
    ...place,
    previous: dayAt(around.before),
    next: dayAt(around.after),
  };
}
