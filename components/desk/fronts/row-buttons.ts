/** The button of a story's row that is marked so; none of no story. */
export function buttonOf(
  articleId: string | undefined,
  by: 'grip' | 'up' | 'down' | 'pass' | 'let-in',
): string {
  return `[data-story="${articleId ?? ''}"] [data-by="${by}"]`;
}

/** The stories beside one that goes: that which takes its place, then that before it. */
export function beside<Item extends { readonly articleId: string }>(
  items: readonly Item[],
  at: number,
): readonly (string | undefined)[] {
  return [items[at + 1]?.articleId, items[at - 1]?.articleId];
}
