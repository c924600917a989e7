import type { SitemapEntry } from '#core/seo/sitemap.ts';
import { type SitemapPart, sitemapBlockSize, sitemapPartName } from '#core/seo/sitemap-part.ts';
import { absoluteUrl, sitemapPartUrl } from '#core/urls.ts';
import { listPersonBlocks, listPublicDays, listTagBlocks } from '#db/queries/public-sitemap.ts';
import { pageScope } from '#platform/page-cache/page-scope.ts';
import type { Services } from '#usecases/context.ts';

/** The files of which the sitemap consists: the site's pages, its tags and authors, and each day with stories. */
export async function readSitemapIndex({ db, site }: Pick<Services, 'db' | 'site'>): Promise<SitemapEntry[]> {
  pageScope.addTags('feeds');
  const [days, tags, people] = await Promise.all([
    listPublicDays(db),
    listTagBlocks(db, sitemapBlockSize),
    listPersonBlocks(db, sitemapBlockSize),
  ]);
  const entry = (part: SitemapPart, updatedAt?: Date): SitemapEntry => ({
    url: absoluteUrl(site.url, sitemapPartUrl(sitemapPartName(part))),
    updatedAt,
  });
  return [
    entry({ kind: 'pages' }, days[0]?.updatedAt),
    ...tags.map((from) => entry({ kind: 'tags', from })),
    ...people.map((from) => entry({ kind: 'authors', from })),
    ...days.map(({ day, updatedAt }) => entry({ kind: 'day', day }, updatedAt)),
  ];
}
