/** Sorts things by these ids; the others follow in their original order. */
export function inOrder<T extends { readonly id: string }>(
  things: readonly T[],
  ids: readonly string[],
): T[] {
  const place = ({ id }: T) => (ids.includes(id) ? ids.indexOf(id) : ids.length);
  return things.toSorted((one, other) => place(one) - place(other));
}
