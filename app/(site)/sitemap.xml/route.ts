import { sitemapIndex } from '#core/seo/sitemap.ts';
import { services } from '#usecases/services.ts';
import { readSitemapIndex } from '#usecases/site/read-sitemap-index.ts';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const xml = sitemapIndex(await readSitemapIndex(services()));
  return new Response(xml, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
}
