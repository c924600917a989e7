import { permanentRedirect } from 'next/navigation';
import { missingMetadata, missingPage } from '#app/_shell/reader/missing-page.tsx';
import { pageStyle } from '#app/_shell/reader/page-style.ts';
import { ReaderMain } from '#app/_shell/reader/reader-main.tsx';
import type { ReaderMetadata } from '#app/_shell/reader/reader-metadata.ts';
import { type PageQuery, queryValue } from '#app/_shell/shared/query-value.ts';
import { cachedForRender } from '#platform/rendering/current-render.ts';
import '#components/site/lists.css';
import { HistoryView } from '#components/site/history-view.tsx';
import { siteText } from '#components/site/site-text.ts';
import { services } from '#usecases/services.ts';
import { readPublicHistory } from '#usecases/site/read-public-history.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ section: string; slugAndNumber: string }>; searchParams: PageQuery };

const load = cachedForRender((section: string, segment: string, cursor: string | undefined) =>
  readPublicHistory(services(), { section, segment, cursor }),
);

async function loadFor({ params, searchParams }: Props) {
  const { section, slugAndNumber } = await params;
  const history = await load(section, slugAndNumber, await queryValue(searchParams, 'cursor'));
  if (history !== null && 'redirectTo' in history) permanentRedirect(history.redirectTo);
  return history;
}

export async function generateMetadata(props: Props): Promise<ReaderMetadata> {
  const history = await loadFor(props);
  if (history === null) return missingMetadata();
  const { article } = history;
  return {
    title: `${siteText(article.locale)('history.title')}: ${article.headline}`,
    alternates: { canonical: article.url },
    robots: { index: false },
  };
}

export default async function PublicHistoryPage(props: Props) {
  const history = await loadFor(props);
  if (history === null) return missingPage();
  return (
    <ReaderMain>
      <HistoryView {...history} style={pageStyle()} />
    </ReaderMain>
  );
}
