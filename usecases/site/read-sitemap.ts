import type { SitemapEntry } from '#core/seo/sitemap.ts';
import { absoluteUrl, correctionsUrl, homeUrl, noticesUrl, sectionUrl } from '#core/urls.ts';
import { listArticleAddresses, listListAddresses } from '#db/queries/public-feed.ts';
import { listSections } from '#db/queries/public-taxonomy.ts';
import { pageScope } from '#platform/page-cache/page-scope.ts';
import type { Services } from '#usecases/context.ts';

/** One file of the protocol holds 50,000 addresses; the lists get their share first. */
const maxLists = 5_000;
const maxArticles = 40_000;

/** What a search engine may find: the front, sections, tags, authors, and the newest stories. */
export async function readSitemap({ db, site }: Services): Promise<SitemapEntry[]> {
  const [sections, lists, stories] = await Promise.all([
    listSections(db),
    listListAddresses(db, maxLists),
    listArticleAddresses(db, maxArticles),
  ]);
  pageScope.addTags('feeds');
  return [
    { url: homeUrl, updatedAt: stories[0]?.updatedAt },
    ...sections.map(({ slug }) => ({ url: sectionUrl(slug) })),
    { url: correctionsUrl },
    { url: noticesUrl },
    ...lists,
    ...stories,
  ].map((entry) => ({ ...entry, url: absoluteUrl(site.url, entry.url) }));
}
