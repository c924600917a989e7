/** What was told of one story, the newest first; what is about no story stands alone. */
export type StoryGroup<T> = { readonly articleId: string | null; readonly items: readonly [T, ...T[]] };

/** Gathers what is about the same story where its newest stands, so that a busy story is one entry and not ten. */
export function groupByStory<T extends { readonly articleId: string | null }>(
  items: readonly T[],
): StoryGroup<T>[] {
  const groups: { articleId: string | null; items: [T, ...T[]] }[] = [];
  for (const item of items) {
    const group = groups.find(({ articleId }) => articleId !== null && articleId === item.articleId);
    if (group) group.items.push(item);
    else groups.push({ articleId: item.articleId, items: [item] });
  }
  return groups;
}
