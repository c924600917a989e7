import { type NewsSitemapEntry, newsSince, newsSitemapMost } from '#core/seo/news-sitemap.ts';
import { absoluteUrl } from '#core/urls.ts';
import { listNews } from '#db/queries/site/public-sitemap.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';
import type { Services } from '#usecases/context.ts';

/** The news of two days, newest first: the first thousand, or those of a further `page`. */
export async function readNewsSitemap({ db, site, now }: Services, page = 1): Promise<NewsSitemapEntry[]> {
  renderContext.addTags('feeds');
  const stories = await listNews(db, {
    since: newsSince(now()),
    skip: (page - 1) * newsSitemapMost,
    limit: newsSitemapMost,
  });
  return stories.map(({ url, ...story }) => ({ ...story, url: absoluteUrl(site.url, url) }));
}
