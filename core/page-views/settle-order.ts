/** A story overtakes the one above it only by this factor, so that lists do not swap places every minute. */
export const overtakesBy = 1.05;

export type Scored = { readonly id: string; readonly score: number };

/**
 * The stories of a list in their new order, most viewed first. Stories already in it (`before`) keep their
 * order until one has 5 % more than the one above it. A new story is placed below all that it does not
 * overtake.
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
