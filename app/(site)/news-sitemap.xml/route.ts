import { siteName } from '#components/site/site-name.ts';
import { newsSitemap } from '#core/seo/news-sitemap.ts';
import { services } from '#usecases/services.ts';
import { readNewsSitemap } from '#usecases/site/read-news-sitemap.ts';
import { readSiteSettings } from '#usecases/site/read-site-settings.ts';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const { site, now } = services();
  const name = siteName(await readSiteSettings(services()), site.locale);
  const xml = newsSitemap(name, await readNewsSitemap(services()), now());
  return new Response(xml, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
}
