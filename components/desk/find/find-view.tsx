'use client';
import { useLocale, useTranslations } from 'use-intl/react';
import { Marked } from '#components/ui/marked.tsx';
import type { QueueState } from '#core/articles/queue.ts';
import { shortDay } from '#core/i18n/calendar-words.ts';
import type { Locale } from '#core/i18n/locales.ts';
import { atLeast } from '#core/search/at-least.ts';
import type { DeskSearchFilters } from '#core/search/desk-search-filters.ts';
import { SEARCH_SORTS, type SearchSort } from '#core/search/search-filters.ts';
import { articleDeskUrl } from '#core/urls.ts';
import { useMoment } from '../moments/use-moment.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import { type FindAsked, findAddress } from './find-address.ts';
import { FindFacets, type FoundFacets } from './find-facets.tsx';
import { FindField } from './find-field.tsx';
import './find.css';

type Pieces = readonly { readonly text: string; readonly marked: boolean }[];
type Name = { readonly name: string; readonly nameEn: string };
type Hit = {
  readonly id: string;
  readonly number: number;
  readonly locale: Locale;
  readonly section: Name;
  readonly state: QueueState;
  readonly hasLiveVersion: boolean;
  readonly isExpired: boolean;
  readonly at: Date;
  readonly bylineNames: readonly string[];
  readonly url: string | null;
  readonly isOpen: boolean;
  readonly headline: Pieces;
  readonly passage: Pieces;
};
type Found = {
  readonly kind: 'results';
  readonly text: string;
  readonly filters: DeskSearchFilters & {
    readonly names: Readonly<Partial<Record<'section' | 'tag' | 'author', Name>>>;
  };
  readonly sort: SearchSort;
  readonly results: readonly Hit[];
  readonly meant: { readonly text: string } | null;
  readonly facets: FoundFacets | null;
  readonly isFirstPage: boolean;
  readonly nextCursor: string | null;
};
export type FindAnswer = { readonly kind: 'nothing-asked' | 'no-words'; readonly text: string } | Found;

/** The desk's search in all its states. */
export function FindView({
  answer,
  countedAtMost,
}: {
  answer: FindAnswer;
  /** Hits beyond this number are not counted. */
  countedAtMost: number;
}) {
  const t = useTranslations('search.desk');
  return (
    <div className="find">
      <div className="page-head">
        <h1>{t('title')}</h1>
      </div>
      <FindField text={answer.text} />
      {answer.kind === 'nothing-asked' && <p className="hint find-hint">{t('hint')}</p>}
      {answer.kind === 'no-words' && <p className="empty">{t('noWords', { text: answer.text })}</p>}
      {answer.kind === 'results' && <Results found={answer} countedAtMost={countedAtMost} />}
    </div>
  );
}

function Results({ found, countedAtMost }: { found: Found; countedAtMost: number }) {
  const t = useTranslations('search.desk');
  const locale = useLocale() as Locale;
  const { text, sort, filters, results, meant, facets } = found;
  const asked = { text, sort, filters };
  const hasHits = results.length > 0;
  const count = facets && atLeast(Math.min(facets.total, countedAtMost), facets.isMore);
  const readBack = facets?.readBack ?? null;
  return (
    <>
      <Chips asked={asked} names={filters.names} />
      {meant !== null && (
        <p className="find-meant">
          {t('meant')} <DeskLink href={findAddress({ ...asked, text: meant.text })}>{meant.text}</DeskLink>?
        </p>
      )}
      {readBack !== null && (
        <p className="find-meant">
          {t('readBack', { day: shortDay(readBack.since, locale) })}{' '}
          {readBack.olderUntil !== null && (
            <DeskLink href={findAddress({ ...asked, filters: { ...filters, to: readBack.olderUntil } })}>
              {t('older')}
            </DeskLink>
          )}
        </p>
      )}
      {!hasHits && <NothingFound asked={asked} />}
      {hasHits && (
        <div className="find-results" data-narrow={facets === null ? undefined : ''}>
          <section aria-labelledby="found">
            <div className="find-head">
              <h2 id="found">{count === null ? t('results', { text }) : t('found', { text, count })}</h2>
              <nav aria-label={t('sort')} className="find-sort">
                {SEARCH_SORTS.map((each) => (
                  <DeskLink
                    key={each}
                    href={findAddress({ ...asked, sort: each })}
                    isHere={each === sort ? 'true' : undefined}
                  >
                    {t(each)}
                  </DeskLink>
                ))}
              </nav>
            </div>
            <ol className="find-hits">
              {results.map((hit) => (
                <li key={hit.id}>
                  <FoundStory hit={hit} />
                </li>
              ))}
            </ol>
            {(found.nextCursor !== null || !found.isFirstPage) && (
              <nav aria-label={t('pages')} className="find-pages">
                {!found.isFirstPage && (
                  <DeskLink className="button" href={findAddress(asked)}>
                    {t('first')}
                  </DeskLink>
                )}
                {found.nextCursor !== null && (
                  <DeskLink className="button" href={findAddress(asked, found.nextCursor)}>
                    {t('more')}
                  </DeskLink>
                )}
              </nav>
            )}
          </section>
          {facets !== null && <FindFacets facets={facets} asked={asked} />}
        </div>
      )}
    </>
  );
}

/** The active filters. The cross of each chip links to the search without its filter. */
function Chips({ asked, names }: { asked: FindAsked; names: Found['filters']['names'] }) {
  const t = useTranslations('search.desk');
  const state = useTranslations('desk.queue.state');
  const locale = useLocale() as Locale;
  const { filters } = asked;
  const chips = [
    ...(filters.state === undefined ? [] : [{ key: 'state' as const, value: state(filters.state) }]),
    ...(['section', 'tag', 'author'] as const).flatMap((key) => {
      const name = names[key];
      return name === undefined ? [] : [{ key, value: locale === 'en' ? name.nameEn : name.name }];
    }),
    ...(['from', 'to'] as const).flatMap((key) => {
      const day = filters[key];
      return day === undefined ? [] : [{ key, value: shortDay(day, locale) }];
    }),
  ];
  if (chips.length === 0) return null;
  return (
    <ul className="chips" aria-label={t('applied')}>
      {chips.map(({ key, value }) => {
        const words = `${t(key)}: ${value}`;
        return (
          <li key={key} className="chip">
            <span>{words}</span>
            <DeskLink
              className="chip-remove"
              href={findAddress({ ...asked, filters: { ...filters, [key]: undefined } })}
              label={t('remove', { what: words })}
            >
              ×
            </DeskLink>
          </li>
        );
      })}
    </ul>
  );
}

/** Hints for a search without hits. */
function NothingFound({ asked }: { asked: FindAsked }) {
  const t = useTranslations('search.desk');
  const bare = asked.text.replace(/["“”„«»]/g, '').trim();
  const isNarrowed = Object.values(asked.filters).some((value) => typeof value === 'string');
  return (
    <div className="empty">
      <p>{t('none', { text: asked.text })}</p>
      <p className="find-pages">
        {isNarrowed && (
          <DeskLink className="button" href={findAddress({ ...asked, filters: {} })}>
            {t('without')}
          </DeskLink>
        )}
        {bare !== asked.text && bare !== '' && (
          <DeskLink className="button" href={findAddress({ ...asked, text: bare })}>
            {t('unquoted')}
          </DeskLink>
        )}
      </p>
    </div>
  );
}

function FoundStory({ hit }: { hit: Hit }) {
  const t = useTranslations('search.desk');
  const desk = useTranslations('desk');
  const queue = useTranslations('desk.queue');
  const work = useTranslations('work');
  const when = useMoment();
  const locale = useLocale();
  const { headline, url, section } = hit;
  const words = headline.length === 0 ? queue('untitled') : <Marked pieces={headline} />;
  return (
    <article className="find-hit" lang={hit.locale === locale ? undefined : hit.locale}>
      <h3>
        {hit.isOpen || url === null ? (
          <DeskLink href={articleDeskUrl(hit.id)}>{words}</DeskLink>
        ) : (
          <a href={url}>{words}</a>
        )}
      </h3>
      <p className="find-passage">
        <Marked pieces={hit.passage} />
      </p>
      <p className="find-facts muted" lang={locale}>
        <span className="find-state">
          <span
            className="pile-dot"
            data-state={hit.isExpired ? 'withdrawn' : hit.state}
            aria-hidden="true"
          />
          {hit.isExpired ? desk('expired') : queue(`state.${hit.state}`)}
        </span>
        {hit.hasLiveVersion && (
          <span className="find-state">
            <span className="pile-dot" data-state="live" aria-hidden="true" />
            {desk('publicState.live')}
          </span>
        )}
        <span>{locale === 'en' ? section.nameEn : section.name}</span>
        {hit.bylineNames.length > 0 && <span>{hit.bylineNames.join(', ')}</span>}
        <span>{t(url === null ? 'saved' : 'published', { when: when(hit.at) })}</span>
        <span>{work('number', { number: String(hit.number) })}</span>
        {url !== null && hit.isOpen && <a href={url}>{t('onSite')}</a>}
      </p>
    </article>
  );
}
