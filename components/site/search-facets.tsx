import type { Locale } from '#core/i18n/locales.ts';
import { atLeast } from '#core/search/at-least.ts';
import { sectionName } from '#core/taxonomy/section-name.ts';
import { searchUrl } from '#core/urls.ts';
import { type Asked, searchAddress, searchQueryOf } from './search-address.ts';
import { siteText } from './site-text.ts';

type Facet = {
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
  readonly count: number;
};
/** The facets of a search, with the number of hits of each value. */
export type ShownFacets = {
  readonly total: number;
  /** Counts are lower limits. */
  readonly isMore: boolean;
  /**
   * If not all stories were searched: the oldest day searched, and the day up to which the search can
   * continue.
   */
  readonly readBack: { readonly since: string; readonly olderUntil: string | null } | null;
  readonly sections: readonly Facet[];
  readonly tags: readonly Facet[];
  readonly authors: readonly Facet[];
  readonly since: readonly { readonly days: number; readonly from: string; readonly count: number }[];
};

/** The facets as links that filter the search. Active filters are omitted. */
export function SearchFacetsView({
  facets,
  asked,
  today,
  locale,
}: {
  facets: ShownFacets;
  asked: Asked;
  /** The latest possible day of a hit. */
  today: string;
  locale: Locale;
}) {
  const t = siteText(locale);
  const { filters } = asked;
  const narrowed = (name: 'section' | 'tag' | 'author' | 'from', value: string) =>
    searchAddress({ ...asked, filters: { ...filters, [name]: value } });
  const kinds = (
    [
      ['section', facets.sections],
      ['tag', facets.tags],
      ['author', facets.authors],
    ] as const
  ).filter(([kind, found]) => filters[kind] === undefined && found.length > 0);
  return (
    <aside className="facets" id="loc" aria-label={t('filter.title')}>
      {kinds.map(([kind, found]) => (
        <FacetList
          key={kind}
          title={t(`filter.${kind}`)}
          links={found.map((facet) => ({
            href: narrowed(kind, facet.slug),
            name: sectionName(facet, locale),
            count: atLeast(facet.count, facets.isMore),
          }))}
        />
      ))}
      <div className="facet">
        <h2>{t('filter.date')}</h2>
        {filters.from === undefined && filters.to === undefined && (
          <ul>
            {facets.since
              .filter(({ count }) => count > 0)
              .map(({ days, from, count }) => (
                <FacetLink
                  key={days}
                  href={narrowed('from', from)}
                  name={t(`filter.since.${days}` as 'filter.since.1')}
                  count={atLeast(count, facets.isMore && count >= facets.total)}
                />
              ))}
          </ul>
        )}
        <form className="date-form" action={searchUrl()}>
          {Object.entries(
            searchQueryOf({ ...asked, filters: { ...filters, from: undefined, to: undefined } }),
          ).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <label>
            {t('filter.from')}
            <input type="date" name="from" defaultValue={filters.from} max={today} />
          </label>
          <label>
            {t('filter.to')}
            <input type="date" name="to" defaultValue={filters.to} max={today} />
          </label>
          <button type="submit">{t('filter.apply')}</button>
        </form>
      </div>
    </aside>
  );
}

type Link = { readonly href: string; readonly name: string; readonly count: string };

function FacetList({ title, links }: { title: string; links: readonly Link[] }) {
  return (
    <div className="facet">
      <h2>{title}</h2>
      <ul>
        {links.map((link) => (
          <FacetLink key={link.href} {...link} />
        ))}
      </ul>
    </div>
  );
}

function FacetLink({ href, name, count }: Link) {
  return (
    <li>
      <a href={href} rel="nofollow">
        <span>{name}</span> <span className="facet-count">{count}</span>
      </a>
    </li>
  );
}
