/** A story overtakes the one above it when it is read by so much more: lists that swap places each minute are noise. */
export const overtakesBy = 1.05;

export type Scored = { readonly id: string; readonly score: number };

/**
 * The stories of a list in their new order, most read first. Those that stood in it (`before`) keep their order among
 * each other until one is read 5 % more than the one above it; whoever is new stands below all that are not overtaken.
 */
export function settleOrder(before: readonly string[], scored: readonly Scored[]): string[] {
  const place = new Map(before.map((id, index) => [id, index]));
  const start = scored.toSorted(
    (a, b) =>
      (place.get(a.id) ?? Number.MAX_SAFE_INTEGER) - (place.get(b.id) ?? Number.MAX_SAFE_INTEGER) ||
      b.score - a.score ||
      (a.id < b.id ? 1 : -1),
  );
  const settled: Scored[] = [];
  for (const story of start) {
    let at = settled.length;
    while (at > 0 && story.score > (settled[at - 1]?.score ?? 0) * overtakesBy) at -= 1;
    settled.splice(at, 0, story);
  }
  return settled.map(({ id }) => id);
}
