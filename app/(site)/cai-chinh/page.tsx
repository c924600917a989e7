import type { Metadata } from 'next';
import { alternatesOf } from '#app/_shell/alternates.ts';
import { placeJsonLd } from '#app/_shell/page-json-ld.ts';
import { pageStyle } from '#app/_shell/page-style.ts';
import { type PageQuery, queryValue } from '#app/_shell/query-value.ts';
import { CorrectionsView } from '#components/site/corrections-view.tsx';
import { JsonLd } from '#components/site/json-ld.tsx';
import '#components/site/lists.css';
import { siteText } from '#components/site/site-text.ts';
import { correctionsUrl, noticesUrl } from '#core/urls.ts';
import { services } from '#usecases/services.ts';
import { readCorrections } from '#usecases/site/read-corrections.ts';

export const dynamic = 'force-dynamic';

export function generateMetadata(): Metadata {
  const t = siteText(services().site.locale);
  return {
    title: t('notices'),
    description: t('noticesIntro'),
    alternates: alternatesOf({ path: noticesUrl }),
  };
}

export default async function NoticesPage({ searchParams }: { searchParams: PageQuery }) {
  const cursor = await queryValue(searchParams, 'cursor');
  const page = await readCorrections(services(), { cursor, only: 'take_down' });
  const t = siteText(services().site.locale);
  return (
    <>
      <CorrectionsView page={page} style={pageStyle()} of="notices" />
      <JsonLd
        nodes={placeJsonLd({
          path: noticesUrl,
          name: t('notices'),
          above: [{ name: t('corrections'), url: correctionsUrl }],
        })}
      />
    </>
  );
}
