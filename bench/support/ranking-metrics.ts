/** How relevant each document is; what is not named is not. */
type Relevance = ReadonlyMap<string, number>;

/** 1 where at least one of the first `k` is relevant, else 0. */
export function hitAt(k: number, ranked: readonly string[], relevance: Relevance): number {
  return ranked.slice(0, k).some((id) => relevanceOf(id, relevance) > 0) ? 1 : 0;
}

/** The share (0 to 1) of all that is relevant that stands among the first `k`; 0 where nothing is relevant. */
export function recallAt(k: number, ranked: readonly string[], relevance: Relevance): number {
  const wanted = relevantIn(relevance);
  const found = new Set(ranked.slice(0, k).filter((id) => wanted.has(id)));
  return wanted.size === 0 ? 0 : found.size / wanted.size;
}

/** What a relevance is worth, where `highest` is the highest of the query; only how it compares with others counts. */
export type Gain = (relevance: number, highest: number) => number;
/** As Järvelin and Kekäläinen (2002) and trec_eval have it: the relevance itself. */
export const linear: Gain = (relevance) => relevance;
/**
 * As web search has it (Burges 2005), 2^relevance − 1: what is very relevant counts much more. As shares of 2^highest, for some collections
 * have clicks for a relevance, and 2 to the power of a thousand is no number any more.
 */
export const exponential: Gain = (relevance, highest) => 2 ** (relevance - highest) - 2 ** -highest;

/**
 * Normalised discounted cumulative gain of the first `k`: 1 for the best order that there is, 0 where nothing is
 * relevant. A document that is ranked twice counts once.
 */
export function ndcgAt(
  k: number,
  ranked: readonly string[],
  relevance: Relevance,
  gain: Gain = linear,
): number {
  const judged = [...relevance.keys()].map((id) => relevanceOf(id, relevance)).sort((a, b) => b - a);
  const [highest = 0] = judged;
  const gains = [...new Set(ranked)].slice(0, k).map((id) => gain(relevanceOf(id, relevance), highest));
  const best = judged.slice(0, k).map((each) => gain(each, highest));
  const ideal = discounted(best);
  return ideal === 0 ? 0 : discounted(gains) / ideal;
}

/** The mean of what `measure` says of each; 0 for none. */
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
