import '#components/site/front.css';
import { alternatesOf } from '#app/_shell/reader/alternates.ts';
import { homeJsonLd } from '#app/_shell/reader/page-json-ld.ts';
import { pageStyle } from '#app/_shell/reader/page-style.ts';
import { ReaderMain } from '#app/_shell/reader/reader-main.tsx';
import type { ReaderMetadata } from '#app/_shell/reader/reader-metadata.ts';
import { HomeView } from '#components/site/home-view.tsx';
import { JsonLd } from '#components/site/json-ld.tsx';
import { siteName } from '#components/site/site-name.ts';
import { homeUrl } from '#core/urls.ts';
import { services } from '#usecases/services.ts';
import { readHome } from '#usecases/site/read-home.ts';
import { readSiteSettings } from '#usecases/site/read-site-settings.ts';

export const dynamic = 'force-dynamic';

export function generateMetadata(): ReaderMetadata {
  return { alternates: alternatesOf({ path: homeUrl }) };
}

export default async function HomePage() {
  const settings = await readSiteSettings(services());
  const home = await readHome(services(), settings);
  const style = pageStyle();
  return (
    <ReaderMain>
      <HomeView home={home} name={siteName(settings, style.locale)} style={style} />
      <JsonLd nodes={homeJsonLd(settings)} />
    </ReaderMain>
  );
}
