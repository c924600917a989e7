import { siteText } from '#components/site/site-text.ts';
import { newsSitemap } from '#core/seo/news-sitemap.ts';
import { services } from '#usecases/services.ts';
import { readNewsSitemap } from '#usecases/site/read-news-sitemap.ts';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const { site, now } = services();
  const xml = newsSitemap(siteText(site.locale)('name'), await readNewsSitemap(services()), now());
  return new Response(xml, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
}
