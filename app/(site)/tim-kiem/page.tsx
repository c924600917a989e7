import { pageStyle } from '#app/_shell/reader/page-style.ts';
import { ReaderMain } from '#app/_shell/reader/reader-main.tsx';
import type { ReaderMetadata } from '#app/_shell/reader/reader-metadata.ts';
import { type PageQuery, queryValue } from '#app/_shell/shared/query-value.ts';
import '#components/site/lists.css';
import { SearchView } from '#components/site/search-view.tsx';
import { siteText } from '#components/site/site-text.ts';
import { FILTER_NAMES } from '#core/search/search-filters.ts';
import { withoutQuotes } from '#core/search/without-quotes.ts';
import { cutWhole } from '#core/text/cut-whole.ts';
import { services } from '#usecases/services.ts';
import { countedAtMost, searchSite } from '#usecases/site/search-site.ts';

export const dynamic = 'force-dynamic';

/** In characters; browsers show fewer. */
const LONGEST_TITLE = 100;

type Props = { searchParams: PageQuery };

export async function generateMetadata({ searchParams }: Props): Promise<ReaderMetadata> {
  const t = siteText(services().site.locale);
  const text = cutWhole(withoutQuotes((await queryValue(searchParams, 'q')) ?? ''), LONGEST_TITLE);
  return {
    title: text ? t('searchResults', { text }) : t('searchTitle'),
    robots: { index: false, follow: true },
  };
}

export default async function SearchPage({ searchParams }: Props) {
  const asked = await Promise.all(
    ['q', 'cursor', 'sort', 'verbatim', ...FILTER_NAMES].map(
      async (name) => [name, await queryValue(searchParams, name)] as const,
    ),
  );
  const { q = '', verbatim, ...rest } = Object.fromEntries(asked);
  const answer = await searchSite(services(), { ...rest, text: q, verbatim: verbatim === '1' });
  return (
    <ReaderMain>
      <SearchView answer={answer} countedAtMost={countedAtMost} style={pageStyle()} />
    </ReaderMain>
  );
}
