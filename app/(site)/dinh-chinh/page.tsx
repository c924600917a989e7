import type { Metadata } from 'next';
import { alternatesOf } from '#app/_shell/alternates.ts';
import { placeJsonLd } from '#app/_shell/page-json-ld.ts';
import { pageStyle } from '#app/_shell/page-style.ts';
import { type PageQuery, queryValue } from '#app/_shell/query-value.ts';
import { CorrectionsView } from '#components/site/corrections-view.tsx';
import { JsonLd } from '#components/site/json-ld.tsx';
import '#components/site/lists.css';
import { siteText } from '#components/site/site-text.ts';
import { correctionsUrl } from '#core/urls.ts';
import { services } from '#usecases/services.ts';
import { readCorrections } from '#usecases/site/read-corrections.ts';

export const dynamic = 'force-dynamic';

export function generateMetadata(): Metadata {
  const t = siteText(services().site.locale);
  return {
    title: t('corrections'),
    description: t('correctionsIntro'),
    alternates: alternatesOf({ path: correctionsUrl }),
  };
}

export default async function CorrectionsPage({ searchParams }: { searchParams: PageQuery }) {
  const page = await readCorrections(services(), { cursor: await queryValue(searchParams, 'cursor') });
  const t = siteText(services().site.locale);
  return (
    <>
      <CorrectionsView page={page} style={pageStyle()} />
      <JsonLd nodes={placeJsonLd({ path: correctionsUrl, name: t('corrections') })} />
    </>
  );
}
