import { fold } from '#core/text/fold.ts';
import {
  articleHistoryUrl,
  authorUrl,
  homeUrl,
  searchUrl,
  sectionUrl,
  siteFeedUrl,
  sitemapPartUrl,
  tagPageUrl,
} from '#core/urls.ts';
import { listBylines, listTagsOf } from '#db/queries/site/public-article.ts';
import { listNewestStories } from '#db/queries/site/public-lists.ts';
import type { Services } from '#usecases/context.ts';

const newestCount = 5;

/**
 * Paths of sample pages that together run the queries of all public pages. They are the front, the newest
 * stories with their sections, and a tag and an author of the newest one. Also the search with and without
 * accents, a feed, and a day of the sitemap. Without duplicates; without stories only the pages that do not
 * need any.
 */
export async function listTypicalPages({
  db,
  site,
  now,
}: Pick<Services, 'db' | 'site' | 'now'>): Promise<string[]> {
  const stories = await listNewestStories(db, { limit: newestCount, locale: site.locale });
  const [newest] = stories;
  const [tags, bylines] = newest
    ? await Promise.all([listTagsOf(db, newest.id), listBylines(db, newest.id)])
    : [[], []];
  const words = newest?.headline.split(' ', 2).join(' ') ?? '';
  return [
    ...new Set([
      homeUrl,
      ...stories.map(({ url }) => url),
      ...stories.map(({ section }) => sectionUrl(section.slug)),
      ...tags.slice(0, 1).map(tagPageUrl),
      ...bylines.slice(0, 1).map(({ slug }) => authorUrl(slug)),
      ...(newest ? [articleHistoryUrl(newest.url)] : []),
      searchUrl(),
      ...(words === '' ? [] : [searchUrl(words), searchUrl(fold(words))]),
      siteFeedUrl('rss.xml'),
      sitemapPartUrl(now().toISOString().slice(0, 10)),
    ]),
  ];
}
