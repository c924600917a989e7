import { boundsOf } from '#core/archive/archive-period.ts';
import { monthAndYear, shortDay } from '#core/i18n/calendar-words.ts';
import { dayOf } from '#core/i18n/day-bounds.ts';
import { dateOfQuery } from '#core/search/query-date.ts';
import type { SearchSuggestion } from '#core/search/search-suggestion.ts';
import { archivePageUrl } from '#core/urls.ts';
import { findPublicationSpan } from '#db/queries/site/public-archive.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';
import type { Services } from '../../context.ts';

/** The archive page of the day or month that a query names; null outside the time of publications. */
export async function archiveOfQuery(
  { db, now, site }: Pick<Services, 'db' | 'now' | 'site'>,
  text: string,
): Promise<SearchSuggestion | null> {
  const period = dateOfQuery(text, dayOf(now(), site.timeZone));
  if (period === null) return null;
  renderContext.addTags('home');
  const span = await findPublicationSpan(db);
  const { from, to } = boundsOf(period, site.timeZone);
  if (span === null || to <= span.first || from > span.last) return null;
  const inWords = period.kind === 'day' ? shortDay : monthAndYear;
  return { kind: 'archive', name: inWords(period.key, site.locale), url: archivePageUrl(period.key) };
}
