/** The items of a list that is made once and never reordered, each with a key for React: its place and its name. */
export function keyed<T>(
  items: readonly T[],
  nameOf: (item: T) => string,
): { key: string; item: T; index: number }[] {
  return items.map((item, index) => ({ key: `${index}-${nameOf(item)}`, item, index }));
}
