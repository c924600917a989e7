import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { atLeast } from '#core/search/at-least.ts';
import type { DeskFacets } from '#core/search/desk-engine.ts';
import type { DeskSearchFilters } from '#core/search/desk-search-filters.ts';
import type { Facet } from '#core/search/search-engine.ts';
import { findDeskUrl } from '#core/urls.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import { type FindAsked, findAddress, findQuery } from './find-address.ts';

export type FoundFacets = Omit<DeskFacets, 'since' | 'readBackTo'> & {
  readonly readBack: { readonly since: string; readonly olderUntil: string | null } | null;
  readonly since: readonly { readonly days: number; readonly from: string; readonly count: number }[];
};

type Way = { readonly value: string; readonly name: string; readonly count: string };

/** The facets as links that filter the search. Active filters are omitted. */
export function FindFacets({ facets, asked }: { facets: FoundFacets; asked: FindAsked }) {
  const t = useTranslations('search.desk');
  const state = useTranslations('desk.queue.state');
  const isEnglish = useLocale() === 'en';
  // On narrow screens the facets would be above the hits, so they start collapsed.
  const [isOpen, setOpen] = useState(false);
  const { filters } = asked;
  const { isMore, total } = facets;
  const ways = (found: readonly Facet[]): Way[] =>
    found.map(({ slug, name, nameEn, count }) => ({
      ...{ value: slug, name: isEnglish ? nameEn : name },
      count: atLeast(count, isMore),
    }));
  const kinds = (
    [
      [
        'state',
        facets.piles.map(({ pile, count }) => ({
          value: pile,
          name: state(pile),
          count: atLeast(count, isMore),
        })),
      ],
      ['section', ways(facets.sections)],
      ['author', ways(facets.authors)],
      ['tag', ways(facets.tags)],
    ] as const
  ).filter(([kind, found]) => filters[kind] === undefined && found.length > 0);
  const hasDays = filters.from === undefined && filters.to === undefined;
  const since = facets.since
    .filter(({ count }) => count > 0)
    .map(({ days, from, count }) => ({
      ...{ value: from, name: t(`since.${days as 1}`) },
      count: atLeast(count, isMore && count >= total),
    }));
  const days = findQuery({ ...asked, filters: { ...filters, from: undefined, to: undefined } });
  return (
    <aside className="find-narrow" aria-label={t('narrow')}>
      <button
        type="button"
        className="button find-open"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {t('narrow')}
      </button>
      <div className="find-facets" data-open={isOpen || undefined}>
        {kinds.map(([kind, found]) => (
          <section key={kind}>
            <h3>{t(kind)}</h3>
            <Ways kind={kind} ways={found} asked={asked} />
          </section>
        ))}
        <section>
          <h3>{t('date')}</h3>
          {hasDays && <Ways kind="from" ways={since} asked={asked} />}
          <form className="find-days" action={findDeskUrl}>
            {Object.entries(days).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            {(['from', 'to'] as const).map((name) => (
              <label key={name}>
                {t(name)}
                <input className="input" type="date" name={name} defaultValue={filters[name]} />
              </label>
            ))}
            <button type="submit" className="button button-small">
              {t('apply')}
            </button>
          </form>
        </section>
      </div>
    </aside>
  );
}

function Ways({
  kind,
  ways,
  asked,
}: {
  kind: keyof DeskSearchFilters;
  ways: readonly Way[];
  asked: FindAsked;
}) {
  return (
    <ul>
      {ways.map(({ value, name, count }) => (
        <li key={value}>
          <DeskLink href={findAddress({ ...asked, filters: { ...asked.filters, [kind]: value } })}>
            {kind === 'state' && <span className="pile-dot" data-state={value} aria-hidden="true" />}
            <span className="find-way">{name}</span>
            <span className="pile-count">{count}</span>
          </DeskLink>
        </li>
      ))}
    </ul>
  );
}
