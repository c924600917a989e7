/** Adds React keys (index and name) to the items of a static list. */
export function keyed<T>(
  items: readonly T[],
  nameOf: (item: T) => string,
): { key: string; item: T; index: number }[] {
  return items.map((item, index) => ({ key: `${index}-${nameOf(item)}`, item, index }));
}
