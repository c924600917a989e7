import { type ArchivePeriod, boundsOf, parseArchivePeriod, partsOf } from '#core/archive/archive-period.ts';
import type { PublicStory } from '#core/articles/public-story.ts';
import { dayTagsBetween, monthTagsBetween } from '#core/articles/publication-tags.ts';
import { dayOf } from '#core/i18n/day-bounds.ts';
import { isBeyondEnd, type PlaceInList } from '#core/shared/list-cursor.ts';
import { archivePageUrl } from '#core/urls.ts';
import {
  countStoriesIn,
  findPublicationSpan,
  findPublicationsAround,
  listStoriesBetween,
} from '#db/queries/site/public-archive.ts';
import { isPlaceOfStory } from '#db/queries/site/public-lists.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';
import type { Services } from '#usecases/context.ts';
import { pageSettings } from './shared/page-settings.ts';
import { readListPage } from './shared/read-list-page.ts';

/** A period with the number of its stories, up to `countedAtMost`. */
export type CountedPeriod = { readonly key: string; readonly count: number };

/** The nearest periods with stories before and after one. */
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
  | (PlaceInList &
      Beside & {
        readonly kind: 'day';
        readonly key: string;
        readonly stories: readonly PublicStory[];
      });

/** The counting limit of a day; above it the calendar shows "more than". */
export const countedAtMost = 99;
/** Maximum number of years in the index; earlier years have pages of their own. */
const mostYears = 60;

/** The first and the last publication. */
type Span = { readonly first: Date; readonly last: Date };

type Bounds = { readonly from: Date; readonly to: Date };
/** For a longer distance in days to another period, month tags are used instead of day tags. */
const mostDayTags = 62;

type Request = { readonly segments: readonly string[]; readonly cursor?: string };

/**
 * The archive by the site's calendar: all years with their months, a year's months, a month's days, or a
 * day's stories. For a non-canonical URL (`/luu-tru/2026/7`), the canonical one. Null for an invalid period,
 * or one outside the published range.
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
  // A publication may fill an empty period, and a restored story may return to it.
  renderContext.addTags(...(period.kind === 'year' ? monthTagsBetween(from, to) : dayTagsBetween(from, to)));
  if (span === null || from > span.last || to <= span.first) {
    renderContext.addTags('home');
    return null;
  }
  const beside = readBeside(services, period.kind, { from, to });
  if (period.kind === 'year') {
    const [months, around] = await Promise.all([countMonths(services, [period.key]), beside]);
    return { kind: 'year', key: period.key, months, ...around };
  }
  if (period.kind === 'month') {
    const [days, around] = await Promise.all([countDays(services, period), beside]);
    return { kind: 'month', key: period.key, days, ...around };
  }
  const [stories, around] = await Promise.all([readDay(services, { from, to, cursor }), beside]);
  if (isBeyondEnd(stories, stories.stories)) return null;
  return { kind: 'day', key: period.key, ...stories, ...around };
}

async function readYears(
  { db, site }: Pick<Services, 'db' | 'site'>,
  span: Span | null,
): Promise<ArchivePage> {
  if (span === null) {
    renderContext.addTags('home');
    return { kind: 'years', years: [] };
  }
  const yearOf = (at: Date) => Number(dayOf(at, site.timeZone).slice(0, 4));
  const last = yearOf(span.last);
  const first = Math.max(yearOf(span.first), last - mostYears + 1);
  const keys = Array.from({ length: last - first + 1 }, (_, at) => String(last - at));
  renderContext.addTags('home', ...monthTagsBetween(span.first, span.last));
  const months = await countMonths({ db, site }, keys);
  return {
    kind: 'years',
    years: keys.map((key) => ({ key, months: months.filter((month) => month.key.startsWith(key)) })),
  };
}

/** The months of some years, each with whether it has stories; they are not counted. */
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

async function countDays(
  { db, site }: Pick<Services, 'db' | 'site'>,
  month: ArchivePeriod,
): Promise<CountedPeriod[]> {
  const days = partsOf(month);
  const counts = await countStoriesIn(db, {
    spans: days.map((day) => boundsOf(day, site.timeZone)),
    most: countedAtMost,
  });
  return days.map(({ key }, at) => ({ key, count: counts[at] ?? 0 }));
}

async function readDay(
  { db }: Pick<Services, 'db'>,
  { from, to, cursor }: Bounds & { cursor: string | undefined },
): Promise<PlaceInList & { readonly stories: readonly PublicStory[] }> {
  const { storiesPerPage: perPage } = await pageSettings({ db });
  const { shown: stories, place } = await readListPage({
    ...{ cursor, perPage, isPlace: (at) => isPlaceOfStory(db, at) },
    list: (stretch) => listStoriesBetween(db, { from, to, ...stretch }),
  });
  renderContext.addTags(...stories.map(({ id }) => `article:${id}`));
  return { stories, ...place };
}

/** Skips years without publications. */
async function readBeside(
  { db, site }: Pick<Services, 'db' | 'site'>,
  kind: ArchivePeriod['kind'],
  { from, to }: Bounds,
): Promise<Beside> {
  const { before, after } = await findPublicationsAround(db, { from, to });
  // The nearest period changes if its only story is withdrawn, or one in between is published.
  const days = dayTagsBetween(before ?? from, new Date((after ?? to).getTime() + 1));
  const isFar = days.length > mostDayTags;
  renderContext.addTags(...(isFar ? monthTagsBetween(before ?? from, after ?? to) : days));
  if (before === null || after === null) renderContext.addTags('home');
  const keyAt = (at: Date | null) =>
    at === null ? null : dayOf(at, site.timeZone).slice(0, { year: 4, month: 7, day: 10 }[kind]);
  return { previous: keyAt(before), next: keyAt(after) };
}
