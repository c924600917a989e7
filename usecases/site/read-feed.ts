import { cardOf } from '#core/articles/card-of.ts';
import { type PaidWords, paidLine } from '#core/articles/paid-words.ts';
import type { PublicStory } from '#core/articles/public-story.ts';
import type { BodyLabels } from '#core/document/block-type.ts';
import { mediaIdsOf, storyIdsOf } from '#core/document/body-facts.ts';
import { bodyHtml } from '#core/document/body-html.ts';
import { escapeHtml } from '#core/document/escape-html.ts';
import { type Feed, type FeedImage, type FeedItem, feedIdOf } from '#core/feeds/feed.ts';
import type { Locale } from '#core/i18n/locales.ts';
import type { LiveWords } from '#core/live/live-html.ts';
import { jpegWidths, renditionKey } from '#core/media/renditions.ts';
import { isUuid } from '#core/shared/is-uuid.ts';
import { sectionName } from '#core/taxonomy/section-name.ts';
import {
  absoluteUrl,
  authorFeedUrl,
  authorUrl,
  type FeedFormat,
  homeUrl,
  iconUrl,
  mediaUrl,
  sectionFeedUrl,
  sectionUrl,
  siteFeedUrl,
  tagFeedUrl,
  tagPageUrl,
} from '#core/urls.ts';
import { listMediaViews } from '#db/queries/site/public-article.ts';
import { type FeedFilter, type FeedStory, listFeedStories } from '#db/queries/site/public-feed.ts';
import { listStoriesByIds } from '#db/queries/site/public-lists.ts';
import { findAuthorOfFeed, findTagOfFeed } from '#db/queries/site/public-taxonomy.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';
import type { Services } from '#usecases/context.ts';
import { pageSections } from '../shared/page-sections.ts';
import { listTombstones } from './shared/feed-tombstones.ts';
import { liveFeedHtml } from './shared/live-feed-html.ts';
import { pageSettings } from './shared/page-settings.ts';

export type FeedRequest = {
  readonly of:
    | { readonly kind: 'site' }
    | { readonly kind: 'section' | 'tag' | 'author'; readonly slug: string };
  readonly format: FeedFormat;
  readonly siteName: string;
  /** Of the site, and of objects without a description. */
  readonly siteDescription: string;
  /** By the language of each story; a feed has stories in both. */
  readonly labels: (locale: Locale) => BodyLabels;
  readonly liveWords: (locale: Locale) => LiveWords;
  /** The disclosure of sponsored content; null for other stories. */
  readonly paidWords: (story: PublicStory) => PaidWords | null;
};

const feedStories = 30;

/**
 * The feed of the site, a section, a tag or an author. It has the newest stories with absolute URLs, full or
 * shortened by the settings, and recent tombstones. Null for an unknown section, tag or author, and for a tag
 * or author without public stories and tombstones.
 */
export async function readFeed(
  { db, site, storage, now }: Pick<Services, 'db' | 'site' | 'storage' | 'now'>,
  request: FeedRequest,
): Promise<Feed | null> {
  const subject = await findSubject({ db, site }, request);
  if (!subject) return null;
  const { websubHub, feedsInFull } = await pageSettings({ db });
  const [stories, withdrawn] = await Promise.all([
    listFeedStories(db, { ...subject.filter, limit: feedStories }),
    listTombstones({ db, now }, subject.filter),
  ]);
  if (!subject.isPublic && stories.length === 0 && withdrawn.length === 0) return null;
  const live = (story: FeedStory) =>
    liveFeedHtml({ db, site }, story, {
      words: request.liveWords(story.locale),
      labels: request.labels(story.locale),
    });
  const [media, cards, images, coverages] = await Promise.all([
    listMediaViews(db, unique(stories.flatMap(({ body }) => mediaIdsOf(body)))),
    listStoriesByIds(db, unique(stories.flatMap(({ body }) => storyIdsOf(body)))),
    Promise.all(stories.map((story) => imageOf({ site, storage }, story))),
    Promise.all(stories.map((story) => (story.format === 'live' ? live(story) : ''))),
  ]);
  const mediaById = new Map(media.map((each) => [each.id, each]));
  const cardById = new Map(cards.map((card) => [card.id, cardOf(card, request.paidWords(card))]));
  renderContext.addTags('feeds', ...subject.tags, ...[...stories, ...cards].map(({ id }) => `article:${id}`));
  const absolute = (path: string) => absoluteUrl(site.url, path);
  return {
    site: {
      name: request.siteName,
      url: absolute(homeUrl),
      locale: site.locale,
      iconUrl: absolute(iconUrl(192)),
    },
    title: subject.title === '' ? request.siteName : `${subject.title} – ${request.siteName}`,
    description: subject.description || request.siteDescription,
    url: absolute(subject.url),
    feedUrl: absolute(subject.feedUrl),
    hubUrl: websubHub || null,
    tombstones: withdrawn.map(({ id, withdrawnAt }) => ({ id: feedIdOf(id), withdrawnAt })),
    items: stories.map((story, index) => {
      const paid = request.paidWords(story);
      const options = {
        mode: 'feed',
        siteUrl: site.url,
        isPaid: paid !== null,
        labels: request.labels(story.locale),
        media: mediaById,
        stories: cardById,
      } as const;
      const body = [bodyHtml(story.body, options), coverages[index] ?? ''].filter(Boolean).join('\n');
      const contentHtml = feedsInFull ? body : null;
      return labelled(itemOf(story, { contentHtml, image: images[index] ?? null, absolute }), paid);
    }),
  };
}

type Subject = {
  title: string;
  description: string;
  url: string;
  feedUrl: string;
  filter: FeedFilter;
  tags: readonly string[];
  /** Whether it is public even without stories. */
  isPublic: boolean;
};

async function findSubject(
  { db, site }: Pick<Services, 'db' | 'site'>,
  { of, format }: FeedRequest,
): Promise<Subject | null> {
  if (of.kind === 'site') {
    return {
      ...{ title: '', description: '', url: homeUrl },
      ...{ feedUrl: siteFeedUrl(format), filter: {}, tags: ['home'], isPublic: true },
    };
  }
  if (of.kind === 'tag') {
    const tag = await findTagOfFeed(db, of.slug);
    if (!tag) return null;
    const { id, name, description, slug } = tag;
    return {
      title: name,
      description,
      url: tagPageUrl(tag),
      feedUrl: tagFeedUrl(slug, format),
      filter: { tagId: id },
      tags: [`tag:${id}`],
      isPublic: tag.hasPage,
    };
  }
  if (of.kind === 'author') {
    const author = await findAuthorOfFeed(db, of.slug);
    if (!author) return null;
    const { id, name, bio, slug } = author;
    return {
      title: name,
      description: bio,
      url: authorUrl(slug),
      feedUrl: authorFeedUrl(slug, format),
      filter: { personId: id },
      tags: [`person:${id}`],
      isPublic: author.hasPage,
    };
  }
  const sections = await pageSections({ db });
  const section = sections.find(({ slug }) => slug === of.slug);
  if (!section) return null;
  const ids = [section, ...sections.filter(({ parentId }) => parentId === section.id)].map(({ id }) => id);
  return {
    title: sectionName(section, site.locale),
    description: section.description,
    url: sectionUrl(section.slug),
    feedUrl: sectionFeedUrl(section.slug, format),
    filter: { sectionIds: ids },
    tags: ids.map((id) => `section:${id}`),
    isPublic: true,
  };
}

/** The lead photo for feed readers: JPEG, at most 1,280 pixels wide, with its size in bytes. */
async function imageOf(
  { site, storage }: Pick<Services, 'site' | 'storage'>,
  { lead }: FeedStory,
): Promise<FeedImage | null> {
  if (!lead) return null;
  const width = jpegWidths(lead).large;
  const bytes = await storage.sizeOf(renditionKey({ mediaId: lead.id, width, format: 'jpeg' }));
  if (bytes === null) return null;
  return {
    url: absoluteUrl(site.url, mediaUrl(lead.id, width, 'jpeg')),
    mimeType: 'image/jpeg',
    width,
    height: Math.round((width * lead.height) / lead.width),
    bytes,
    caption: lead.caption,
    credit: lead.credit,
  };
}

function itemOf(
  story: FeedStory,
  {
    contentHtml,
    image,
    absolute,
  }: { contentHtml: string | null; image: FeedImage | null; absolute: (path: string) => string },
): FeedItem {
  return {
    id: feedIdOf(story.id),
    url: absolute(story.url),
    locale: story.locale,
    title: story.headline,
    summary: story.sapo,
    contentHtml,
    authors: story.authors.map(({ name, slug, picture }) => ({
      name,
      url: absolute(authorUrl(slug)),
      ...(picture && { avatar: absolute(mediaUrl(picture.id, jpegWidths(picture).small, 'jpeg')) }),
    })),
    publishedAt: story.publishedAt,
    updatedAt: laterOf(story.modifiedAt, story.broughtBackAt),
    tags: story.tags.map((tag) => ({ name: tag.name, url: absolute(tagPageUrl(tag)) })),
    mediaTopics: [...new Set(story.tags.flatMap(({ mediaTopic }) => mediaTopic ?? []))],
    ...(image && { image }),
  };
}

/** A client that received a tombstone restores the story only if its time is later (RFC 6721, 3). */
function laterOf(modifiedAt: Date, broughtBackAt: Date | null): Date {
  return broughtBackAt !== null && broughtBackAt > modifiedAt ? broughtBackAt : modifiedAt;
}

/**
 * The sponsorship label and sponsor come first in every representation; for programs they are also a
 * category.
 */
function labelled(item: FeedItem, paid: PaidWords | null): FeedItem {
  if (paid === null) return item;
  const line = paidLine(paid);
  return {
    ...item,
    label: paid.label,
    summary: [`${line}.`, item.summary].filter(Boolean).join(' '),
    contentHtml:
      item.contentHtml === null ? null : `<p><strong>${escapeHtml(line)}</strong></p>\n${item.contentHtml}`,
  };
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)].filter(isUuid);
}
