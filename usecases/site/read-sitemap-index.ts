import { newsSince, newsSitemapMost } from '#core/seo/news-sitemap.ts';
import type { SitemapEntry } from '#core/seo/sitemap.ts';
import { type SitemapPart, sitemapBlockSize, sitemapPartName } from '#core/seo/sitemap-part.ts';
import { absoluteUrl, sitemapPartUrl } from '#core/urls.ts';
import {
  countNews,
  listPersonBlocks,
  listPublicDays,
  listTagBlocks,
} from '#db/queries/site/public-sitemap.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';
import type { Services } from '#usecases/context.ts';

/**
 * The files of the sitemap: the site's pages, its tags and authors, and each day with stories. Also news
 * beyond the news sitemap, which robots.txt names.
 */
export async function readSitemapIndex({
  db,
  site,
  now,
}: Pick<Services, 'db' | 'site' | 'now'>): Promise<SitemapEntry[]> {
  renderContext.addTags('feeds');
  const [news, days, tags, people] = await Promise.all([
    countNews(db, newsSince(now())),
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
    ...furtherPages(news).map((page) => entry({ kind: 'news', page })),
    ...tags.map((from) => entry({ kind: 'tags', from })),
    ...people.map((from) => entry({ kind: 'authors', from })),
    ...days.map(({ day, updatedAt }) => entry({ kind: 'day', day }, updatedAt)),
  ];
}

/** The page numbers after the first. */
function furtherPages(count: number): number[] {
  const pages = Math.ceil(count / newsSitemapMost);
  return Array.from({ length: Math.max(pages - 1, 0) }, (_, at) => at + 2);
}
