import { sitemap } from '#core/seo/sitemap.ts';
import { services } from '#usecases/services.ts';
import { readSitemap } from '#usecases/site/read-sitemap.ts';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const xml = sitemap(await readSitemap(services()));
  return new Response(xml, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
}
