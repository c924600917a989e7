import { pageStyle } from '#app/_shell/page-style.ts';
import { type PageQuery, queryValue } from '#app/_shell/query-value.ts';
import { ReaderMain } from '#app/_shell/reader-main.tsx';
import type { ReaderMetadata } from '#app/_shell/reader-metadata.ts';
import '#components/site/lists.css';
import { SearchView } from '#components/site/search-view.tsx';
import { siteText } from '#components/site/site-text.ts';
import { FILTER_NAMES } from '#core/search/search-filters.ts';
import { services } from '#usecases/services.ts';
import { countedAtMost, searchSite } from '#usecases/site/search-site.ts';

export const dynamic = 'force-dynamic';

type Props = { searchParams: PageQuery };

export async function generateMetadata({ searchParams }: Props): Promise<ReaderMetadata> {
  const t = siteText(services().site.locale);
  const text = (await queryValue(searchParams, 'q'))?.trim().slice(0, 100);
  return {
    title: text ? t('searchResults', { text }) : t('searchTitle'),
    robots: { index: false, follow: true },
  };
}

export default async function SearchPage({ searchParams }: Props) {
  const asked = await Promise.all(
    ['q', 'cursor', 'sort', ...FILTER_NAMES].map(
      async (name) => [name, await queryValue(searchParams, name)] as const,
    ),
  );
  const { q = '', ...rest } = Object.fromEntries(asked);
  const answer = await searchSite(services(), { ...rest, text: q });
  return (
    <ReaderMain>
      <SearchView answer={answer} countedAtMost={countedAtMost} style={pageStyle()} />
    </ReaderMain>
  );
}
