import { newsSitemapResponse } from '#app/_shell/reader/news-sitemap-response.ts';
import { sitemap } from '#core/seo/sitemap.ts';
import { parseSitemapPart } from '#core/seo/sitemap-part.ts';
import { services } from '#usecases/services.ts';
import { readSitemap } from '#usecases/site/read-sitemap.ts';

export const dynamic = 'force-dynamic';

/** One file of the sitemap index. 404 for a part without entries. */
export async function GET(_: Request, { params }: { params: Promise<{ part: string }> }): Promise<Response> {
  const part = parseSitemapPart((await params).part);
  if (part?.kind === 'news') return newsSitemapResponse(part.page);
  const entries = part === null ? [] : await readSitemap(services(), part);
  if (entries.length === 0) return new Response(null, { status: 404 });
  return new Response(sitemap(entries), { headers: { 'content-type': 'application/xml; charset=utf-8' } });
}
