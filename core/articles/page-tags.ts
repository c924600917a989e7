import { publicationTags } from './publication-tags.ts';

/** The tags of the pages that an article appears on, by which a page cache drops them. */
export function pageTagsOf(article: {
  id: string;
  sectionIds: readonly string[];
  tagIds: readonly string[];
  bylineIds: readonly string[];
  /** When it was, is or will be published: the days of the archive. */
  publishedAts: readonly Date[];
}): string[] {
  return [
    'home',
    'search',
    'feeds',
    'corrections',
    `article:${article.id}`,
    ...article.sectionIds.map((id) => `section:${id}`),
    ...article.tagIds.map((id) => `tag:${id}`),
    ...article.bylineIds.map((id) => `person:${id}`),
    ...new Set(article.publishedAts.flatMap(publicationTags)),
  ];
}

/** The tag of the pages below an article's own address, which another section moves. */
export function addressTagOf(articleId: string): string {
  return `address:${articleId}`;
}

/**
 * The tags of the pages that show, beside something else, the newest of a section or a tag: another story's page. Where
 * a story is withdrawn, those that show it bear its own tag; the others only get something newer, and are many.
 */
export function besideTagsOf({
  sectionIds,
  tagIds,
}: {
  sectionIds: readonly string[];
  tagIds: readonly string[];
}): string[] {
  return [...sectionIds, ...tagIds].map((id) => `beside:${id}`);
}

/** The tag of the sitemap of a day of UTC. */
export function dayTagOf(moment: Date): string {
  return `day:${moment.toISOString().slice(0, 10)}`;
}
