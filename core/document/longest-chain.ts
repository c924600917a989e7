/** A possible pair of positions, and its weight. */
export type Candidate = { readonly before: number; readonly after: number; readonly weight: number };

/**
 * The heaviest set of candidates with both positions increasing: the longest common order of two sequences.
 * O(n log n) in the candidates (prefix maxima in a Fenwick tree).
 */
export function longestChain(candidates: readonly Candidate[]): Candidate[] {
  // For equal `before` the later `after` comes first, so that two of them cannot follow each other.
  const sorted = [...candidates].sort((one, other) => one.before - other.before || other.after - one.after);
  const size = maxAfter(sorted) + 2;
  const tree = new Int32Array(size).fill(-1);
  const weights = new Float64Array(sorted.length);
  const previous = new Int32Array(sorted.length).fill(-1);
  const weightOf = (index: number) => (index < 0 ? 0 : (weights[index] ?? 0));
  let best = -1;
  for (const [index, { after, weight }] of sorted.entries()) {
    let from = -1;
    for (let at = after; at > 0; at -= at & -at) {
      const here = tree[at] ?? -1;
      if (weightOf(here) > weightOf(from)) from = here;
    }
    previous[index] = from;
    weights[index] = weightOf(from) + weight;
    for (let at = after + 1; at < size; at += at & -at) {
      if (weightOf(index) > weightOf(tree[at] ?? -1)) tree[at] = index;
    }
    if (weightOf(index) > weightOf(best)) best = index;
  }
  const chain: Candidate[] = [];
  for (let at = best; at >= 0; at = previous[at] ?? -1) {
    const candidate = sorted[at];
    if (candidate !== undefined) chain.push(candidate);
  }
  return chain.reverse();
}

function maxAfter(candidates: readonly Candidate[]): number {
  let most = -1;
  for (const { after } of candidates) most = Math.max(most, after);
  return most;
}
