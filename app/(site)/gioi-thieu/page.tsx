import { placeJsonLd } from '#app/_shell/reader/page-json-ld.ts';
import { pageStyle } from '#app/_shell/reader/page-style.ts';
import { ReaderMain } from '#app/_shell/reader/reader-main.tsx';
import type { ReaderMetadata } from '#app/_shell/reader/reader-metadata.ts';
import { AboutView } from '#components/site/about-view.tsx';
import { JsonLd } from '#components/site/json-ld.tsx';
import '#components/site/lists.css';
import { siteText } from '#components/site/site-text.ts';
import { aboutUrl } from '#core/urls.ts';
import { services } from '#usecases/services.ts';
import { readSiteSettings } from '#usecases/site/read-site-settings.ts';

export const dynamic = 'force-dynamic';

export function generateMetadata(): ReaderMetadata {
  const t = siteText(services().site.locale);
  return { title: t('publisher.about'), alternates: { canonical: aboutUrl } };
}

export default async function AboutPage() {
  const t = siteText(services().site.locale);
  return (
    <ReaderMain>
      <AboutView settings={await readSiteSettings(services())} style={pageStyle()} />
      <JsonLd nodes={placeJsonLd({ path: aboutUrl, name: t('publisher.about') })} />
    </ReaderMain>
  );
}
