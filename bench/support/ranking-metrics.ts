/** The relevance of each document. Documents without an entry are not relevant. */
type Relevance = ReadonlyMap<string, number>;

/** 1 if one of the first `k` is relevant, else 0. */
export function hitAt(k: number, ranked: readonly string[], relevance: Relevance): number {
  return ranked.slice(0, k).some((id) => relevanceOf(id, relevance) > 0) ? 1 : 0;
}

/** The share (0 to 1) of relevant documents among the first `k`; 0 if no document is relevant. */
export function recallAt(k: number, ranked: readonly string[], relevance: Relevance): number {
  const wanted = relevantIn(relevance);
  const found = new Set(ranked.slice(0, k).filter((id) => wanted.has(id)));
  return wanted.size === 0 ? 0 : found.size / wanted.size;
}

/** The gain of a relevance. `highest` is the highest relevance of the query. Only ratios of gains count. */
export type Gain = (relevance: number, highest: number) => number;
/** The relevance itself, as in Järvelin and Kekäläinen (2002) and trec_eval. */
export const linear: Gain = (relevance) => relevance;
/**
 * 2^relevance − 1 as in web search (Burges 2005): highly relevant documents count much more. Scaled by
 * 2^highest, because some collections use clicks as relevance, and 2^1000 would overflow.
 */
export const exponential: Gain = (relevance, highest) => 2 ** (relevance - highest) - 2 ** -highest;

/**
 * Normalised discounted cumulative gain of the first `k`: 1 for the ideal order, 0 if no document is
 * relevant. A duplicate in the ranking counts once.
 */
export function ndcgAt(
  ranked: readonly string[],
  relevance: Relevance,
  { k, gain = linear }: { k: number; gain?: Gain },
): number {
  const judged = [...relevance.keys()].map((id) => relevanceOf(id, relevance)).sort((a, b) => b - a);
  const [highest = 0] = judged;
  const gains = [...new Set(ranked)].slice(0, k).map((id) => gain(relevanceOf(id, relevance), highest));
  const best = judged.slice(0, k).map((each) => gain(each, highest));
  const ideal = discounted(best);
  return ideal === 0 ? 0 : discounted(gains) / ideal;
}

/** The mean of `measure` over all; 0 for an empty list. */
export function meanOf<T>(all: readonly T[], measure: (each: T) => number): number {
  return all.length === 0 ? 0 : all.reduce((sum, each) => sum + measure(each), 0) / all.length;
}

function relevantIn(relevance: Relevance): Set<string> {
  return new Set([...relevance.keys()].filter((id) => relevanceOf(id, relevance) > 0));
}

function relevanceOf(id: string, relevance: Relevance): number {
  return Math.max(0, relevance.get(id) ?? 0);
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);
}
