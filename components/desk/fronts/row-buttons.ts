/** The selector of a button in a story's row; matches nothing without a story. */
export function buttonOf(
  articleId: string | undefined,
  by: 'grip' | 'up' | 'down' | 'pass' | 'let-in',
): string {
  return `[data-story="${articleId ?? ''}"] [data-by="${by}"]`;
}

/** The neighbours of a removed story: first the next one, then the one before. */
export function beside<Item extends { readonly articleId: string }>(
  items: readonly Item[],
  at: number,
): readonly (string | undefined)[] {
  return [items[at + 1]?.articleId, items[at - 1]?.articleId];
}
