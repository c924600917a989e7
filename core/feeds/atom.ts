import { mediaTopicScheme } from '../taxonomy/media-topics.ts';
import { escapeXml } from './escape-xml.ts';
import { type Feed, type FeedImage, type FeedItem, feedUpdatedAt } from './feed.ts';
import { TOMBSTONE_NAMESPACE, tombstoneXml } from './tombstone-xml.ts';
import { xmlEmpty, xmlText } from './xml-element.ts';

/**
 * Atom (RFC 4287) with tombstones (RFC 6721). `updated` is required, so an empty feed has the start of Unix
 * time.
 */
export function atom(feed: Feed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="${TOMBSTONE_NAMESPACE}" xml:lang="${feed.site.locale}">`,
    xmlText('id', feed.feedUrl),
    xmlText('title', feed.title),
    xmlText('subtitle', feed.description),
    xmlText('updated', (feedUpdatedAt(feed) ?? new Date(0)).toISOString()),
    xmlText('icon', feed.site.iconUrl),
    xmlEmpty('link', { rel: 'self', type: 'application/atom+xml', href: feed.feedUrl }),
    ...(feed.hubUrl === null ? [] : [xmlEmpty('link', { rel: 'hub', href: feed.hubUrl })]),
    xmlEmpty('link', { rel: 'alternate', type: 'text/html', href: feed.url }),
    `<author>${xmlText('name', feed.site.name)}${xmlText('uri', feed.site.url)}</author>`,
    ...feed.tombstones.map(tombstoneXml),
    ...feed.items.map(entry),
    '</feed>\n',
  ].join('\n');
}

function entry(item: FeedItem): string {
  return [
    `<entry xml:lang="${item.locale}">`,
    xmlText('id', item.id),
    xmlText('title', item.title),
    xmlEmpty('link', { rel: 'alternate', type: 'text/html', href: item.url }),
    ...(item.image ? [enclosure(item.image)] : []),
    xmlText('published', item.publishedAt.toISOString()),
    xmlText('updated', item.updatedAt.toISOString()),
    ...item.authors.map(({ name, url }) => `<author>${xmlText('name', name)}${xmlText('uri', url)}</author>`),
    ...(item.label === undefined ? [] : [xmlEmpty('category', { term: item.label })]),
    ...item.tags.map(({ name, url }) => xmlEmpty('category', { term: name, scheme: url })),
    ...item.mediaTopics.map((term) => xmlEmpty('category', { term, scheme: mediaTopicScheme })),
    xmlText('summary', item.summary),
    ...(item.contentHtml === null ? [] : [`<content type="html">${escapeXml(item.contentHtml)}</content>`]),
    '</entry>',
  ].join('\n');
}

function enclosure({ url, mimeType, bytes, caption }: FeedImage): string {
  const link = { rel: 'enclosure', type: mimeType, length: bytes, href: url };
  return xmlEmpty('link', caption === '' ? link : { ...link, title: caption });
}
