import { siteName } from '#components/site/site-name.ts';
import { siteText } from '#components/site/site-text.ts';
import { openSearch } from '#core/seo/open-search.ts';
import { services } from '#usecases/services.ts';
import { readSiteSettings } from '#usecases/site/read-site-settings.ts';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const { site } = services();
  const settings = await readSiteSettings(services());
  const name = siteName(settings, site.locale);
  const description = siteText(site.locale)('openSearch', { name });
  const xml = openSearch({ ...site, name, description });
  return new Response(xml, {
    headers: { 'content-type': 'application/opensearchdescription+xml; charset=utf-8' },
  });
}
