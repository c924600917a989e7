/** A sparse vector: distinct keys and their weights. */
export type Weighted<Key> = { readonly keys: ArrayLike<Key>; readonly weights: ArrayLike<number> };

/**
 * The dot products of all pairs of vectors, by index. Uses an inverted index: most keys occur in one vector
 * only, so they are not looked up for every pair.
 */
export function sharedWeights<Key>(things: readonly Weighted<Key>[]): (one: number, other: number) => number {
  const sums = new Float64Array(things.length ** 2);
  const cell = (one: number, other: number) => Math.min(one, other) * things.length + Math.max(one, other);
  /** For each key alternating vector index and weight. */
  const having = new Map<Key, number[]>();
  for (const [place, { keys, weights }] of things.entries()) {
    for (let at = 0; at < keys.length; at += 1) {
      const key = keys[at] as Key;
      const weight = weights[at] ?? 0;
      const others = having.get(key);
      if (others === undefined) having.set(key, [place, weight]);
      else {
        for (let other = 0; other < others.length; other += 2) {
          const both = cell(others[other] ?? 0, place);
          sums[both] = (sums[both] ?? 0) + (others[other + 1] ?? 0) * weight;
        }
        others.push(place, weight);
      }
    }
  }
  return (one, other) => sums[cell(one, other)] ?? 0;
}
