/** The tags of the pages that an article appears on, by which a page cache drops them. */
export function pageTagsOf(article: {
  id: string;
  sectionIds: readonly string[];
  tagIds: readonly string[];
  bylineIds: readonly string[];
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
  ];
}
