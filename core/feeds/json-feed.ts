import type { Feed, FeedItem } from './feed.ts';

/** JSON Feed 1.1 (jsonfeed.org). */
export function jsonFeed(feed: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.url,
    feed_url: feed.feedUrl,
    language: feed.site.locale,
    authors: [{ name: feed.site.name, url: feed.site.url }],
    items: feed.items.map(jsonItem),
  });
}

function jsonItem(item: FeedItem): Record<string, unknown> {
  return {
    id: item.id,
    url: item.url,
    title: item.title,
    summary: item.summary,
    content_html: item.contentHtml,
    date_published: item.publishedAt.toISOString(),
    date_modified: item.updatedAt.toISOString(),
    authors: item.authors.map((name) => ({ name })),
    tags: item.tags,
    image: item.image?.url,
  };
}
