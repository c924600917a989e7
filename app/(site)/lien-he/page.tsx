import { placeJsonLd } from '#app/_shell/reader/page-json-ld.ts';
import { pageStyle } from '#app/_shell/reader/page-style.ts';
import { ReaderMain } from '#app/_shell/reader/reader-main.tsx';
import type { ReaderMetadata } from '#app/_shell/reader/reader-metadata.ts';
import { ContactView } from '#components/site/about-view.tsx';
import { JsonLd } from '#components/site/json-ld.tsx';
import '#components/site/lists.css';
import { siteText } from '#components/site/site-text.ts';
import { aboutUrl, contactUrl } from '#core/urls.ts';
import { services } from '#usecases/services.ts';
import { readSiteSettings } from '#usecases/site/read-site-settings.ts';

export const dynamic = 'force-dynamic';

export function generateMetadata(): ReaderMetadata {
  const t = siteText(services().site.locale);
  return { title: t('publisher.contactTitle'), alternates: { canonical: contactUrl } };
}

export default async function ContactPage() {
  const t = siteText(services().site.locale);
  return (
    <ReaderMain>
      <ContactView settings={await readSiteSettings(services())} style={pageStyle()} />
      <JsonLd
        nodes={placeJsonLd({
          path: contactUrl,
          name: t('publisher.contactTitle'),
          above: [{ name: t('publisher.about'), url: aboutUrl }],
        })}
      />
    </ReaderMain>
  );
}
