import { mediaTopicScheme } from '../taxonomy/media-topics.ts';
import { escapeXml } from './escape-xml.ts';
import { type Feed, type FeedImage, type FeedItem, feedUpdatedAt } from './feed.ts';
import { TOMBSTONE_NAMESPACE, tombstoneXml } from './tombstone-xml.ts';
import { xmlEmpty, xmlText } from './xml-element.ts';

const NAMESPACES = [
  ['atom', 'http://www.w3.org/2005/Atom'],
  ['at', TOMBSTONE_NAMESPACE],
  ['content', 'http://purl.org/rss/1.0/modules/content/'],
  ['dc', 'http://purl.org/dc/elements/1.1/'],
  ['media', 'http://search.yahoo.com/mrss/'],
]
  .map(([prefix, name]) => `xmlns:${prefix}="${name}"`)
  .join(' ');

/**
 * RSS 2.0 with the full text (content), authors and language (Dublin Core), the picture (Media RSS) and
 * tombstones.
 */
export function rss(feed: Feed): string {
  const updatedAt = feedUpdatedAt(feed);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<rss version="2.0" ${NAMESPACES}>`,
    '<channel>',
    xmlText('title', feed.title),
    xmlText('link', feed.url),
    xmlText('description', feed.description),
    xmlText('language', feed.site.locale),
    ...(updatedAt ? [xmlText('lastBuildDate', updatedAt.toUTCString())] : []),
    xmlEmpty('atom:link', { href: feed.feedUrl, rel: 'self', type: 'application/rss+xml' }),
    ...(feed.hubUrl === null ? [] : [xmlEmpty('atom:link', { href: feed.hubUrl, rel: 'hub' })]),
    ...feed.tombstones.map(tombstoneXml),
    ...feed.items.map(rssItem),
    '</channel>',
    '</rss>\n',
  ].join('\n');
}

function rssItem(item: FeedItem): string {
  return [
    '<item>',
    xmlText('title', item.title),
    xmlText('link', item.url),
    `<guid isPermaLink="false">${escapeXml(item.id)}</guid>`,
    xmlText('pubDate', item.publishedAt.toUTCString()),
    xmlText('atom:updated', item.updatedAt.toISOString()),
    // RSS readers treat a description as HTML, so text is escaped as HTML first.
    xmlText('description', escapeXml(item.summary)),
    ...(item.contentHtml === null ? [] : [xmlText('content:encoded', item.contentHtml)]),
    xmlText('dc:language', item.locale),
    ...item.authors.map(({ name }) => xmlText('dc:creator', name)),
    ...(item.label === undefined ? [] : [xmlText('category', item.label)]),
    ...item.tags.map(({ name, url }) => `<category domain="${escapeXml(url)}">${escapeXml(name)}</category>`),
    ...item.mediaTopics.map((code) => `<category domain="${mediaTopicScheme}">${code}</category>`),
    ...(item.image ? [enclosure(item.image), mediaContent(item.image)] : []),
    '</item>',
  ].join('\n');
}

function enclosure({ url, mimeType, bytes }: FeedImage): string {
  return xmlEmpty('enclosure', { url, length: bytes, type: mimeType });
}

function mediaContent({ url, mimeType, width, height, bytes, caption, credit }: FeedImage): string {
  const words = [
    ...(caption === '' ? [] : [`<media:description type="plain">${escapeXml(caption)}</media:description>`]),
    ...(credit === '' ? [] : [`<media:credit role="photographer">${escapeXml(credit)}</media:credit>`]),
  ];
  const attributes = { url, type: mimeType, medium: 'image', width, height, fileSize: bytes };
  const open = xmlEmpty('media:content', attributes);
  return words.length === 0 ? open : `${open.slice(0, -2)}>${words.join('')}</media:content>`;
}
