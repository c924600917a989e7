import { Fragment } from 'react';
import { Marked } from '#components/ui/marked.tsx';
import type { PublicStory } from '#core/articles/public-story.ts';
import { shortDay } from '#core/i18n/calendar-words.ts';
import { dayOf } from '#core/i18n/day-bounds.ts';
import type { Locale } from '#core/i18n/locales.ts';
import type { MostRead } from '#core/page-views/most-read.ts';
import { atLeast } from '#core/search/at-least.ts';
import type { MarkedPiece } from '#core/search/mark-matches.ts';
import type { SearchSuggestion } from '#core/search/search-suggestion.ts';
import { withoutQuotes } from '#core/search/without-quotes.ts';
import { sectionName } from '#core/taxonomy/section-name.ts';
import { archiveUrl, searchUrl, tagUrl } from '#core/urls.ts';
import { Kicker } from './kicker.tsx';
import { MostReadList } from './most-read-list.tsx';
import { NewestStories } from './newest-stories.tsx';
import type { PageStyle } from './page-style.ts';
import { Pager } from './pager.tsx';
import { type ShownFilters, searchAddress, searchQueryOf } from './search-address.ts';
import { SearchFacetsView, type ShownFacets } from './search-facets.tsx';
import { SearchForm } from './search-form.tsx';
import { type SiteText, siteText } from './site-text.ts';
import { TimeStamp } from './time-stamp.tsx';

type Result = {
  readonly story: PublicStory;
  readonly headline: readonly MarkedPiece[];
  readonly passage: readonly MarkedPiece[];
};
type Found = {
  readonly kind: 'results';
  readonly text: string;
  readonly filters: ShownFilters;
  readonly sort: 'best' | 'newest';
  readonly results: readonly Result[];
  readonly meant: { readonly text: string } | null;
  /** The typed query, if its correction was searched instead. */
  readonly corrected: string | null;
  /** The pages that the query names. */
  readonly pages: readonly SearchSuggestion[];
  readonly facets: ShownFacets | null;
  readonly isFirstPage: boolean;
  readonly nextCursor: string | null;
};
type Instead = {
  readonly newest: readonly PublicStory[];
  readonly mostRead: MostRead | null;
  readonly tags: readonly { readonly slug: string; readonly name: string }[];
};
type Answer = { readonly instead: Instead | null } & (
  | { readonly kind: 'nothing-asked' | 'no-words'; readonly text: string }
  | Found
);

/** The search page in all its states. */
export function SearchView({
  answer,
  countedAtMost,
  style,
}: {
  answer: Answer;
  /** Hits beyond this number are not counted. */
  countedAtMost: number;
  style: PageStyle;
}) {
  const t = siteText(style.locale);
  return (
    <div className="listing search">
      <header className="listing-head">
        <h1>{t('searchTitle')}</h1>
        <search>
          <SearchForm locale={style.locale} id="tim" text={answer.text} />
        </search>
        <p className="search-hint">{t('searchHint')}</p>
        {answer.kind === 'results' && <FilterChips found={answer} locale={style.locale} />}
      </header>
      {answer.kind === 'results' && <Corrected found={answer} locale={style.locale} />}
      {answer.kind === 'results' && <Meant found={answer} locale={style.locale} />}
      {answer.kind === 'results' && <NamedPages pages={answer.pages} locale={style.locale} />}
      {answer.kind === 'results' && <ReadBack found={answer} locale={style.locale} />}
      {answer.kind === 'no-words' && <p className="empty">{t('searchNoWords', { text: answer.text })}</p>}
      {answer.kind === 'results' && answer.results.length === 0 && (
        <NothingFound found={answer} locale={style.locale} />
      )}
      {answer.kind === 'results' && answer.results.length > 0 && (
        <Results found={answer} countedAtMost={countedAtMost} style={style} />
      )}
      {answer.instead && (
        <>
          <NearTags tags={answer.instead.tags} locale={style.locale} />
          <MostReadList mostRead={answer.instead.mostRead} style={style} />
          <NewestStories stories={answer.instead.newest} style={style} className="block" />
        </>
      )}
    </div>
  );
}

/** The active filters. Each chip links to the search without its filter. */
function FilterChips({ found: { text, filters, sort }, locale }: { found: Found; locale: Locale }) {
  const t = siteText(locale);
  const { names } = filters;
  const named = (['section', 'tag', 'author'] as const).flatMap((kind) => {
    const name = names[kind];
    return name ? [{ key: kind, kind: t(`filter.${kind}`), value: sectionName(name, locale) }] : [];
  });
  const days = (['from', 'to'] as const).flatMap((kind) => {
    const day = filters[kind];
    return day === undefined ? [] : [{ key: kind, kind: t(`filter.${kind}`), value: shortDay(day, locale) }];
  });
  const chips = [...named, ...days];
  if (chips.length === 0) return null;
  return (
    <nav aria-label={t('filter.applied')}>
      <ul className="chips search-chips">
        {chips.map(({ key, kind, value }) => (
          <li key={key}>
            <a
              href={searchAddress({ text, sort, filters: { ...filters, [key]: undefined } })}
              aria-label={t('filter.remove', { name: `${kind}: ${value}` })}
            >
              <span>{kind}</span> {value} <span aria-hidden="true">×</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A note that the results are for a corrected query, with a link to the results of the typed one. */
function Corrected({ found: { text, corrected, filters, sort }, locale }: { found: Found; locale: Locale }) {
  if (corrected === null) return null;
  const t = siteText(locale);
  return (
    <p className="search-meant">
      {t('suggest.corrected', { text: withoutQuotes(text) })}{' '}
      <a href={searchAddress({ text: corrected, filters, sort, verbatim: true })}>
        {t('suggest.verbatim', { text: withoutQuotes(corrected) })}
      </a>
    </p>
  );
}

/** Links to the tags, authors, sections and days that the query names. */
function NamedPages({ pages, locale }: { pages: readonly SearchSuggestion[]; locale: Locale }) {
  if (pages.length === 0) return null;
  const t = siteText(locale);
  const kindOf = ({ kind }: SearchSuggestion) => (kind === 'story' ? '' : t(`suggest.kind.${kind}`));
  return (
    <nav aria-label={t('suggest.pages')}>
      <ul className="chips search-chips">
        {pages.map((page) => (
          <li key={page.url}>
            <a href={page.url}>
              <span>{kindOf(page)}</span> {page.name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The tags of stories that have a word of the query. */
function NearTags({ tags, locale }: { tags: Instead['tags']; locale: Locale }) {
  const t = siteText(locale);
  if (tags.length === 0) return null;
  return (
    <nav aria-labelledby="the-gan">
      <h2 className="block-title" id="the-gan">
        {t('suggest.tags')}
      </h2>
      <ul className="chips">
        {tags.map(({ slug, name }) => (
          <li key={slug}>
            <a href={tagUrl(slug)}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The spelling suggestion, which has hits with the same filters. */
function Meant({ found: { meant, filters, sort }, locale }: { found: Found; locale: Locale }) {
  if (meant === null) return null;
  return (
    <p className="search-meant">
      {siteText(locale)('suggest.meant')}{' '}
      <a href={searchAddress({ text: meant.text, filters, sort })}>{meant.text}</a>?
    </p>
  );
}

/** The oldest day searched, if not all stories were, with a link to continue. */
function ReadBack({ found: { text, filters, sort, facets }, locale }: { found: Found; locale: Locale }) {
  if (!facets?.readBack) return null;
  const t = siteText(locale);
  const { since, olderUntil: to } = facets.readBack;
  return (
    <p className="search-meant">
      {t('filter.readBack', { day: shortDay(since, locale) })}{' '}
      {to && <a href={searchAddress({ text, filters: { ...filters, to }, sort })}>{t('filter.older')}</a>}
    </p>
  );
}

function Results({ found, countedAtMost, style }: { found: Found; countedAtMost: number; style: PageStyle }) {
  const t = siteText(style.locale);
  const { text, filters, sort, facets } = found;
  return (
    <div className="river">
      <section className="river-stories" aria-labelledby="ket-qua">
        <h2 className="block-title" id="ket-qua">
          {resultsTitle(found, countedAtMost, t)}
        </h2>
        <nav className="search-sort" aria-label={t('filter.sort')}>
          {(['best', 'newest'] as const).map((each) => (
            <Fragment key={each}>
              <a
                href={searchAddress({ text, filters, sort: each })}
                aria-current={each === sort ? 'true' : undefined}
              >
                {t(`filter.${each}`)}
              </a>{' '}
            </Fragment>
          ))}
          {facets && (
            <a className="search-to-facets" href="#loc">
              {t('filter.title')}
            </a>
          )}
        </nav>
        <ol className="results">
          {found.results.map((result) => (
            <li key={result.story.id}>
              <SearchHit result={result} style={style} />
            </li>
          ))}
        </ol>
        <Pager
          path={searchUrl()}
          query={searchQueryOf({ text, filters, sort })}
          place={found}
          labels={{ name: t('pages'), first: t('firstResults'), next: t('moreResults') }}
        />
      </section>
      {facets && (
        <SearchFacetsView
          facets={facets}
          asked={{ text, filters, sort }}
          today={dayOf(style.now, style.timeZone)}
          locale={style.locale}
        />
      )}
    </div>
  );
}

function resultsTitle({ text, facets }: Found, countedAtMost: number, t: SiteText): string {
  const shownText = withoutQuotes(text);
  if (facets === null) return t('searchResults', { text: shownText });
  const count = atLeast(Math.min(facets.total, countedAtMost), facets.isMore);
  return t('filter.found', { text: shownText, count });
}

/** Hints for a search without hits. */
function NothingFound({ found, locale }: { found: Found; locale: Locale }) {
  const t = siteText(locale);
  const { text, filters, sort } = found;
  const hasFilters = Object.keys(searchQueryOf({ text: '', filters, sort: 'best' })).length > 0;
  const bare = withoutQuotes(text);
  // Cutting a quoted phrase would leave a single quotation mark.
  const words = bare.split(/\s+/);
  const fewer = words.length > 2 ? words.slice(0, Math.ceil(words.length / 2)).join(' ') : '';
  return (
    <div>
      <p className="empty">{t('searchNone', { text: bare || text })}</p>
      <ul className="next-steps">
        {hasFilters && (
          <li>
            <a href={searchAddress({ text, filters: {}, sort })}>{t('filter.without')}</a>
          </li>
        )}
        {bare !== text && bare !== '' && (
          <li>
            <a href={searchAddress({ text: bare, filters, sort })}>{t('filter.unquoted', { text: bare })}</a>
          </li>
        )}
        {fewer && (
          <li>
            <a href={searchAddress({ text: fewer, filters, sort })}>{t('filter.fewer', { text: fewer })}</a>
          </li>
        )}
        <li>
          <a href={archiveUrl}>{t('suggest.archive')}</a>
        </li>
      </ul>
    </div>
  );
}

function SearchHit({ result, style }: { result: Result; style: PageStyle }) {
  const { story, headline, passage } = result;
  const lang = story.locale === style.locale ? undefined : story.locale;
  const pageLang = lang && style.locale;
  return (
    <article className="result" lang={lang}>
      <Kicker story={story} words={sectionName(story.section, style.locale)} lang={pageLang} />
      <h3 className="story-headline">
        <a href={story.url}>
          <Marked pieces={headline} />
        </a>
      </h3>
      <p className="story-sapo">
        <Marked pieces={passage} />
      </p>
      <p className="story-meta" lang={pageLang}>
        <TimeStamp at={story.publishedAt} style={style} />
      </p>
    </article>
  );
}
