/** The notifications of one story, newest first; one without a story forms its own group. */
export type StoryGroup<T> = { readonly articleId: string | null; readonly items: readonly [T, ...T[]] };

/** Groups notifications by story at the position of the newest, so that a busy story is one entry. */
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
