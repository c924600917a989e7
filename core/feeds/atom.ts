import { escapeXml } from './escape-xml.ts';
import { type Feed, type FeedItem, feedUpdatedAt } from './feed.ts';
import { xmlEmpty, xmlText } from './xml-element.ts';

/** Atom (RFC 4287). A feed without items must still say when it changed: at the beginning of Unix time. */
export function atom(feed: Feed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.site.locale}">`,
    xmlText('id', feed.feedUrl),
    xmlText('title', feed.title),
    xmlText('updated', (feedUpdatedAt(feed) ?? new Date(0)).toISOString()),
    xmlEmpty('link', { rel: 'self', type: 'application/atom+xml', href: feed.feedUrl }),
    xmlEmpty('link', { rel: 'alternate', type: 'text/html', href: feed.url }),
    `<author>${xmlText('name', feed.site.name)}${xmlText('uri', feed.site.url)}</author>`,
    ...feed.items.map(entry),
    '</feed>\n',
  ].join('\n');
}

function entry(item: FeedItem): string {
  return [
    '<entry>',
    xmlText('id', item.id),
    xmlText('title', item.title),
    xmlEmpty('link', { rel: 'alternate', type: 'text/html', href: item.url }),
    ...(item.image
      ? [xmlEmpty('link', { rel: 'enclosure', type: item.image.mimeType, href: item.image.url })]
      : []),
    xmlText('published', item.publishedAt.toISOString()),
    xmlText('updated', item.updatedAt.toISOString()),
    ...item.authors.map((author) => `<author>${xmlText('name', author)}</author>`),
    ...item.tags.map((tag) => xmlEmpty('category', { term: tag })),
    xmlText('summary', item.summary),
    `<content type="html">${escapeXml(item.contentHtml)}</content>`,
    '</entry>',
  ].join('\n');
}
