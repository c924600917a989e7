import { authorFeedUrl, type FeedFormat, sectionFeedUrl, siteFeedUrl, tagFeedUrl } from '#core/urls.ts';

const FORMATS: readonly FeedFormat[] = ['rss.xml', 'atom.xml', 'feed.json'];

/** The paths of every feed with a story: of the site, and of its sections, tags and authors by slug. */
export function feedTopics(story: {
  readonly sections: readonly string[];
  readonly tags: readonly string[];
  readonly authors: readonly string[];
}): string[] {
  return FORMATS.flatMap((format) => [
    siteFeedUrl(format),
    ...story.sections.map((slug) => sectionFeedUrl(slug, format)),
    ...story.tags.map((slug) => tagFeedUrl(slug, format)),
    ...story.authors.map((slug) => authorFeedUrl(slug, format)),
  ]);
}
