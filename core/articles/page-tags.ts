import { publicationTags } from './publication-tags.ts';

/** The cache tags of the pages that show an article; the page cache invalidates by them. */
export function pageTagsOf(article: {
  id: string;
  sectionIds: readonly string[];
  tagIds: readonly string[];
  bylineIds: readonly string[];
  /** Past and planned publication times, for the archive days. */
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

/** The tag of the pages below an article's own URL, which changes with the section. */
export function addressTagOf(articleId: string): string {
  return `address:${articleId}`;
}

/**
 * The tags of pages that list the newest stories of a section or tag beside another story. A page that shows
 * a withdrawn story carries that story's own tag. All other pages would only get a newer item, and they are
 * many.
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

/** The tag of the sitemap of a UTC day. */
export function dayTagOf(moment: Date): string {
  return `day:${moment.toISOString().slice(0, 10)}`;
}
