import { siteName } from '#components/site/site-name.ts';
import { newsSitemap } from '#core/seo/news-sitemap.ts';
import { services } from '#usecases/services.ts';
import { readNewsSitemap } from '#usecases/site/read-news-sitemap.ts';
import { readSiteSettings } from '#usecases/site/read-site-settings.ts';

/** A file of the news sitemap. The first always exists; a further one without entries is a 404. */
export async function newsSitemapResponse(page: number): Promise<Response> {
  const { site, now } = services();
  const entries = await readNewsSitemap(services(), page);
  if (entries.length === 0 && page > 1) return new Response(null, { status: 404 });
  const name = siteName(await readSiteSettings(services()), site.locale);
  const xml = newsSitemap(name, entries, now());
  return new Response(xml, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
}
