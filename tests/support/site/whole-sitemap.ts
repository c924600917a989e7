import type { SitemapEntry } from '#core/seo/sitemap.ts';
import { parseSitemapPart } from '#core/seo/sitemap-part.ts';
import type { Services } from '#usecases/context.ts';
import { readNewsSitemap } from '#usecases/site/read-news-sitemap.ts';
import { readSitemap } from '#usecases/site/read-sitemap.ts';
import { readSitemapIndex } from '#usecases/site/read-sitemap-index.ts';

/** Every address of the sitemap, found through its index. */
export async function wholeSitemap(services: Services): Promise<SitemapEntry[]> {
  const index = await readSitemapIndex(services);
  const parts = await Promise.all(
    index.map(({ url }) => {
      const part = parseSitemapPart(url.split('/').at(-1) ?? '');
      if (part === null) throw new Error(`The index names ${url}, which is no part.`);
      return part.kind === 'news' ? readNewsSitemap(services, part.page) : readSitemap(services, part);
    }),
  );
  return parts.flat();
}
