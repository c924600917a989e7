import type { NewsSitemapEntry } from '#core/seo/news-sitemap.ts';
import { absoluteUrl } from '#core/urls.ts';
import { listNewestStories } from '#db/queries/public-lists.ts';
import { pageScope } from '#platform/page-cache/page-scope.ts';
import type { Services } from '#usecases/context.ts';

/**
 * The newest stories for the news sitemap, at most 1,000; how old they may be is for `core/seo` to say. What somebody
 * paid for is no news (Google's policies for news content).
 */
export async function readNewsSitemap({ db, site }: Services): Promise<NewsSitemapEntry[]> {
  const stories = await listNewestStories(db, { limit: 1000 });
  pageScope.addTags('feeds');
  return stories
    .filter(({ format }) => format !== 'sponsored')
    .map(({ url, headline, locale, publishedAt }) => ({
      url: absoluteUrl(site.url, url),
      headline,
      locale,
      publishedAt,
    }));
}
