import type { BodyLabels } from '#core/document/block-type.ts';
import { mediaIdsOf, storyIdsOf } from '#core/document/body-facts.ts';
import { bodyHtml } from '#core/document/body-html.ts';
import type { Feed, FeedItem } from '#core/feeds/feed.ts';
import {
  absoluteUrl,
  type FeedFormat,
  homeUrl,
  mediaUrl,
  sectionFeedUrl,
  sectionUrl,
  siteFeedUrl,
  tagFeedUrl,
  tagUrl,
} from '#core/urls.ts';
import { listMediaViews } from '#db/queries/public-article.ts';
import { type FeedStory, listFeedStories } from '#db/queries/public-feed.ts';
import { listStoriesByIds } from '#db/queries/public-lists.ts';
import { findTagBySlug, listSections } from '#db/queries/public-taxonomy.ts';
import { pageScope } from '#platform/page-cache/page-scope.ts';
import type { Services, Site } from '#usecases/context.ts';

export type FeedRequest = {
  readonly of: { readonly kind: 'site' } | { readonly kind: 'section' | 'tag'; readonly slug: string };
  readonly format: FeedFormat;
  readonly siteName: string;
  readonly labels: BodyLabels;
};

const feedStories = 30;

/** The newest stories of the site, a section or a tag in full, with whole addresses; null for no such section or tag. */
export async function readFeed(
  { db, site }: Pick<Services, 'db' | 'site'>,
  request: FeedRequest,
): Promise<Feed | null> {
  const subject = await findSubject(db, request);
  if (!subject) return null;
  const stories = await listFeedStories(db, { ...subject.filter, limit: feedStories });
  const [media, cards] = await Promise.all([
    listMediaViews(db, unique(stories.flatMap(({ body }) => mediaIdsOf(body)))),
    listStoriesByIds(db, unique(stories.flatMap(({ body }) => storyIdsOf(body)))),
  ]);
  const mediaById = new Map(media.map((each) => [each.id, each]));
  const cardById = new Map(cards.map((card) => [card.id, { ...card, lead: card.lead ?? undefined }]));
  pageScope.addTags('feeds', ...subject.tags, ...[...stories, ...cards].map(({ id }) => `article:${id}`));
  return {
    site: { name: request.siteName, url: absoluteUrl(site.url, homeUrl), locale: site.locale },
    title: subject.title === '' ? request.siteName : `${subject.title} – ${request.siteName}`,
    url: absoluteUrl(site.url, subject.url),
    feedUrl: absoluteUrl(site.url, subject.feedUrl),
    items: stories.map((story) =>
      itemOf(
        story,
        site,
        bodyHtml(story.body, {
          mode: 'feed',
          siteUrl: site.url,
          labels: request.labels,
          media: mediaById,
          stories: cardById,
        }),
      ),
    ),
  };
}

type Subject = {
  title: string;
  url: string;
  feedUrl: string;
  filter: { sectionIds?: readonly string[]; tagId?: string };
  tags: readonly string[];
};

async function findSubject(db: Services['db'], { of, format }: FeedRequest): Promise<Subject | null> {
  if (of.kind === 'site') {
    return { title: '', url: homeUrl, feedUrl: siteFeedUrl(format), filter: {}, tags: ['home'] };
  }
  if (of.kind === 'tag') {
    const tag = await findTagBySlug(db, of.slug);
    if (!tag) return null;
    const { id, name, slug } = tag;
    return {
      title: name,
      url: tagUrl(slug),
      feedUrl: tagFeedUrl(slug, format),
      filter: { tagId: id },
      tags: [`tag:${id}`],
    };
  }
  const sections = await listSections(db);
  const section = sections.find(({ slug }) => slug === of.slug);
  if (!section) return null;
  const ids = [section, ...sections.filter(({ parentId }) => parentId === section.id)].map(({ id }) => id);
  return {
    title: section.name,
    url: sectionUrl(section.slug),
    feedUrl: sectionFeedUrl(section.slug, format),
    filter: { sectionIds: ids },
    tags: ids.map((id) => `section:${id}`),
  };
}

const imageWidth = 1280;

function itemOf(story: FeedStory, site: Site, contentHtml: string): FeedItem {
  const { lead } = story;
  const width = lead
    ? (lead.widths.findLast((each) => each <= imageWidth) ?? lead.widths[0] ?? lead.width)
    : 0;
  return {
    id: `${new URL(site.url).hostname}/${story.number}`,
    url: absoluteUrl(site.url, story.url),
    title: story.headline,
    summary: story.sapo,
    contentHtml,
    authors: story.bylineNames,
    publishedAt: story.publishedAt,
    updatedAt: story.modifiedAt,
    tags: story.tagNames,
    ...(lead && {
      image: {
        url: absoluteUrl(site.url, mediaUrl(lead.id, width, 'jpeg')),
        mimeType: 'image/jpeg',
        width,
        height: Math.round((width * lead.height) / lead.width),
      },
    }),
  };
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)].filter((id) => /^[0-9a-f-]{36}$/i.test(id));
}
