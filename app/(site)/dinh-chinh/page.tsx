import { alternatesOf } from '#app/_shell/reader/alternates.ts';
import { listRobots } from '#app/_shell/reader/list-robots.ts';
import { missingMetadata, missingPage } from '#app/_shell/reader/missing-page.tsx';
import { placeJsonLd } from '#app/_shell/reader/page-json-ld.ts';
import { ownAddress, pageLinks } from '#app/_shell/reader/page-links.ts';
import { pageStyle } from '#app/_shell/reader/page-style.ts';
import { ReaderMain } from '#app/_shell/reader/reader-main.tsx';
import type { ReaderMetadata } from '#app/_shell/reader/reader-metadata.ts';
import { type PageQuery, queryValue } from '#app/_shell/shared/query-value.ts';
import { CorrectionsView } from '#components/site/corrections-view.tsx';
import { JsonLd } from '#components/site/json-ld.tsx';
import { cachedForRender } from '#platform/rendering/current-render.ts';
import '#components/site/lists.css';
import { siteText } from '#components/site/site-text.ts';
import { isBeyondEnd } from '#core/shared/list-cursor.ts';
import { correctionsUrl } from '#core/urls.ts';
import { services } from '#usecases/services.ts';
import { readCorrections } from '#usecases/site/read-corrections.ts';

export const dynamic = 'force-dynamic';

type Props = { searchParams: PageQuery };

/** Loads the notes once for the metadata and the page. */
const load = cachedForRender((cursor: string | undefined) => readCorrections(services(), { cursor }));

export async function generateMetadata({ searchParams }: Props): Promise<ReaderMetadata> {
  const cursor = await queryValue(searchParams, 'cursor');
  const page = await load(cursor);
  if (isBeyondEnd(page, page.notes)) return missingMetadata();
  const t = siteText(services().site.locale);
  return {
    title: t('corrections'),
    description: t('correctionsIntro'),
    alternates: alternatesOf({ path: ownAddress(correctionsUrl, page, { cursor }) }),
    ...listRobots(page.isFirstPage),
    ...pageLinks(correctionsUrl, page),
  };
}

export default async function CorrectionsPage({ searchParams }: Props) {
  const page = await load(await queryValue(searchParams, 'cursor'));
  if (isBeyondEnd(page, page.notes)) return missingPage();
  const t = siteText(services().site.locale);
  return (
    <ReaderMain>
      <CorrectionsView page={page} style={pageStyle()} />
      <JsonLd nodes={placeJsonLd({ path: correctionsUrl, name: t('corrections') })} />
    </ReaderMain>
  );
}
