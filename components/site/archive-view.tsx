import type { PublicStory } from '#core/articles/public-story.ts';
import {
  columnOf,
  dayInFull,
  monthAlone,
  monthAndYear,
  weekdayNames,
  yearInWords,
} from '#core/i18n/calendar-words.ts';
import type { Locale } from '#core/i18n/locales.ts';
import { assertNever } from '#core/shared/assert-never.ts';
import { archivePageUrl, archiveUrl } from '#core/urls.ts';
import { Breadcrumbs, type Crumb } from './breadcrumbs.tsx';
import type { PageStyle } from './page-style.ts';
import { Pager, storyPagerLabels } from './pager.tsx';
import { siteText } from './site-text.ts';
import { StoryList } from './story-list.tsx';

type Counted = { readonly key: string; readonly count: number };
type Year = { readonly key: string; readonly months: readonly Counted[] };
type Beside = { readonly previous: string | null; readonly next: string | null };
type Archive =
  | { readonly kind: 'years'; readonly years: readonly Year[] }
  | (Beside & Year & { readonly kind: 'year' })
  | (Beside & { readonly kind: 'month'; readonly key: string; readonly days: readonly Counted[] })
  | (Beside & {
      readonly kind: 'day';
      readonly key: string;
      readonly stories: readonly PublicStory[];
      readonly isFirstPage: boolean;
      readonly nextCursor: string | null;
    });

/** The archive: all years, one year, a month as a calendar, or a day. */
export function ArchiveView({
  page,
  countedAtMost,
  style,
}: {
  page: Archive;
  /** A day with this many stories may have more. */
  countedAtMost: number;
  style: PageStyle;
}) {
  const { locale } = style;
  const t = siteText(locale);
  return (
    <div className="listing archive">
      <header className="listing-head">
        <Breadcrumbs above={archiveCrumbs(page, locale)} locale={locale} />
        <h1>{archiveTitle(page, locale)}</h1>
        {page.kind === 'years' && <p className="listing-description">{t('archive.intro')}</p>}
        {page.kind !== 'years' && <Beside page={page} locale={locale} />}
      </header>
      {isEmpty(page) ? (
        <p className="empty">{t(EMPTY[page.kind])}</p>
      ) : (
        <Published page={page} countedAtMost={countedAtMost} style={style} />
      )}
      {page.kind === 'day' && (
        <Pager path={archivePageUrl(page.key)} place={page} labels={storyPagerLabels(t)} />
      )}
    </div>
  );
}

function Published({
  page,
  countedAtMost,
  style,
}: {
  page: Archive;
  countedAtMost: number;
  style: PageStyle;
}) {
  const { locale } = style;
  switch (page.kind) {
    case 'years':
      return <Years years={page.years} locale={locale} />;
    case 'year':
      return <Months months={page.months} locale={locale} />;
    case 'month':
      return <Calendar page={page} countedAtMost={countedAtMost} locale={locale} />;
    case 'day':
      return <StoryList stories={page.stories} style={style} showSection />;
    default:
      return assertNever(page);
  }
}

const EMPTY = {
  years: 'nothingYet',
  year: 'archive.emptyYear',
  month: 'archive.emptyMonth',
  day: 'archive.emptyDay',
} as const;

/** An empty period shows a sentence instead of a grey calendar. */
function isEmpty(page: Archive): boolean {
  if (page.kind === 'years') return page.years.length === 0;
  if (page.kind === 'day') return page.stories.length === 0;
  return (page.kind === 'year' ? page.months : page.days).every(({ count }) => count === 0);
}

/** The title of an archive page. */
export function archiveTitle(page: { kind: Archive['kind']; key?: string }, locale: Locale): string {
  if (page.kind === 'years' || page.key === undefined) return siteText(locale)('archive.title');
  return nameOf[page.kind](page.key, locale);
}

const nameOf = { year: yearInWords, month: monthAndYear, day: dayInFull } as const;

/** The breadcrumbs of an archive page. */
export function archiveCrumbs(page: { kind: Archive['kind']; key?: string }, locale: Locale): Crumb[] {
  if (page.kind === 'years' || page.key === undefined) return [];
  const [year, month] = [page.key.slice(0, 4), page.key.slice(0, 7)];
  const above = [
    { name: siteText(locale)('archive.title'), url: archiveUrl },
    { name: yearInWords(year, locale), url: archivePageUrl(year) },
    { name: monthAndYear(month, locale), url: archivePageUrl(month) },
  ];
  return above.slice(0, { year: 1, month: 2, day: 3 }[page.kind]);
}

function Beside({ page, locale }: { page: Exclude<Archive, { kind: 'years' }>; locale: Locale }) {
  const t = siteText(locale);
  const name = (key: string) => nameOf[page.kind](key, locale);
  if (page.previous === null && page.next === null) return null;
  return (
    <nav className="archive-beside" aria-label={t('archive.beside')}>
      {page.previous && (
        <a rel="prev" href={archivePageUrl(page.previous)}>
          <span aria-hidden="true">← </span>
          {name(page.previous)}
        </a>
      )}{' '}
      {page.next && (
        <a rel="next" href={archivePageUrl(page.next)}>
          {name(page.next)}
          <span aria-hidden="true"> →</span>
        </a>
      )}
    </nav>
  );
}

function Years({ years, locale }: { years: readonly Year[]; locale: Locale }) {
  return years.map(({ key, months }) => (
    <section key={key} className="archive-year" aria-labelledby={`nam-${key}`}>
      <h2 id={`nam-${key}`}>{key}</h2>
      <Months months={months} locale={locale} />
    </section>
  ));
}

function Months({ months, locale }: { months: readonly Counted[]; locale: Locale }) {
  return (
    <ul className="archive-months">
      {months.map(({ key, count }) => (
        <li key={key}>
          {count > 0 ? (
            <a href={archivePageUrl(key)}>{monthAlone(key, locale)}</a>
          ) : (
            <span>{monthAlone(key, locale)}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Calendar({
  page,
  countedAtMost,
  locale,
}: {
  page: Extract<Archive, { kind: 'month' }>;
  countedAtMost: number;
  locale: Locale;
}) {
  const t = siteText(locale);
  const weeks = Map.groupBy(page.days, (_, at) => Math.floor((at + columnOf(page.days[0]?.key ?? '')) / 7));
  const countText = (count: number) => (count >= countedAtMost ? `${countedAtMost}+` : String(count));
  return (
    <table className="calendar">
      <caption className="visually-hidden">{t('archive.calendar')}</caption>
      <thead>
        <tr>
          {weekdayNames(locale).map(([short, long]) => (
            <th key={short} scope="col" abbr={long}>
              {short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...weeks].map(([week, days]) => (
          <tr key={week}>
            <Gap columns={columnOf(days[0]?.key ?? '')} />
            {days.map(({ key, count }) => (
              <td key={key}>
                {count === 0 ? (
                  <span className="calendar-day">{Number(key.slice(8))}</span>
                ) : (
                  <a className="calendar-day" href={archivePageUrl(key)}>
                    <strong>{Number(key.slice(8))}</strong>{' '}
                    <span>{t('archive.stories', { count: countText(count) })}</span>
                  </a>
                )}
              </td>
            ))}
            <Gap columns={6 - columnOf(days.at(-1)?.key ?? '')} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Gap({ columns }: { columns: number }) {
  return columns > 0 ? <td colSpan={columns} className="calendar-gap" /> : null;
}
