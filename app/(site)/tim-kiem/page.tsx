import type { Metadata } from 'next';
import { pageStyle } from '#app/_shell/page-style.ts';
import { type PageQuery, queryValue } from '#app/_shell/query-value.ts';
import { SearchView } from '#components/site/search-view.tsx';
import { siteText } from '#components/site/site-text.ts';
import { services } from '#usecases/services.ts';
import { searchSite } from '#usecases/site/search-site.ts';

export const dynamic = 'force-dynamic';

type Props = { searchParams: PageQuery };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = siteText(services().site.locale);
  const text = (await queryValue(searchParams, 'q'))?.trim().slice(0, 100);
  return {
    title: text ? t('searchResults', { text }) : t('searchTitle'),
    robots: { index: false, follow: true },
  };
}

export default async function SearchPage({ searchParams }: Props) {
  const answer = await searchSite(services(), {
    text: (await queryValue(searchParams, 'q')) ?? '',
    cursor: await queryValue(searchParams, 'cursor'),
  });
  return <SearchView answer={answer} style={pageStyle()} />;
}
