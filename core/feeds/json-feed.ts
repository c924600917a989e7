import { jsonInHtml } from '../text/json-in-html.ts';
import type { Feed, FeedImage, FeedItem } from './feed.ts';

/**
 * JSON Feed 1.1 (jsonfeed.org). It has no tombstones; `_toasoan.deleted` is an extension with the required
 * leading underscore.
 */
export function jsonFeed(feed: Feed): string {
  return jsonInHtml({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.description,
    home_page_url: feed.url,
    feed_url: feed.feedUrl,
    language: feed.site.locale,
    icon: feed.site.iconUrl,
    authors: [{ name: feed.site.name, url: feed.site.url }],
    hubs: feed.hubUrl === null ? undefined : [{ type: 'WebSub', url: feed.hubUrl }],
    items: feed.items.map(jsonItem),
    _toasoan: {
      about: 'https://www.rfc-editor.org/rfc/rfc6721',
      deleted: feed.tombstones.map(({ id, withdrawnAt }) => ({ id, when: withdrawnAt.toISOString() })),
    },
  });
}

function jsonItem(item: FeedItem): Record<string, unknown> {
  return {
    id: item.id,
    url: item.url,
    language: item.locale,
    title: item.title,
    summary: item.summary,
    // The format requires one of the two.
    ...(item.contentHtml === null ? { content_text: item.summary } : { content_html: item.contentHtml }),
    date_published: item.publishedAt.toISOString(),
    date_modified: item.updatedAt.toISOString(),
    authors: item.authors,
    tags: [...(item.label === undefined ? [] : [item.label]), ...item.tags.map(({ name }) => name)],
    image: item.image?.url,
    attachments: item.image && [attachment(item.image)],
  };
}

function attachment({ url, mimeType, bytes, caption, credit }: FeedImage): Record<string, unknown> {
  return {
    url,
    mime_type: mimeType,
    size_in_bytes: bytes,
    title: [caption, credit].filter(Boolean).join(' – '),
  };
}
