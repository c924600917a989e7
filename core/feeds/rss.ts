import { escapeXml } from './escape-xml.ts';
import { type Feed, type FeedItem, feedUpdatedAt } from './feed.ts';
import { xmlEmpty, xmlText } from './xml-element.ts';

/** RSS 2.0 with the full text (content), every author (Dublin Core) and the picture (Media RSS). */
export function rss(feed: Feed): string {
  const updatedAt = feedUpdatedAt(feed);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">',
    '<channel>',
    xmlText('title', feed.title),
    xmlText('link', feed.url),
    xmlText('description', `${feed.title} – ${feed.site.name}`),
    xmlText('language', feed.site.locale),
    ...(updatedAt ? [xmlText('lastBuildDate', updatedAt.toUTCString())] : []),
    xmlEmpty('atom:link', { href: feed.feedUrl, rel: 'self', type: 'application/rss+xml' }),
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
    xmlText('description', item.summary),
    xmlText('content:encoded', item.contentHtml),
    ...item.authors.map((author) => xmlText('dc:creator', author)),
    ...item.tags.map((tag) => xmlText('category', tag)),
    ...(item.image ? [mediaContent(item.image)] : []),
    '</item>',
  ].join('\n');
}

function mediaContent({ url, mimeType, width, height }: NonNullable<FeedItem['image']>): string {
  return xmlEmpty('media:content', { url, type: mimeType, medium: 'image', width, height });
}
