import type { Span } from './rich-line.ts';

/** The words and word pairs of a line with their counts, from which similarity is computed. */
export type Features = { readonly counts: ReadonlyMap<string, number>; readonly size: number };

/** Counts the features of lines, read as one text. */
export function featuresOf(...lines: readonly (readonly Span[])[]): Features {
  const counts = new Map<string, number>();
  let size = 0;
  for (const line of lines) {
    const words =
      line
        .map((span) => span.text)
        .join('')
        .match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [];
    for (const [index, word] of words.entries()) {
      const next = words[index + 1];
      // Vietnamese has few and common syllables; their pairs distinguish sentences.
      for (const feature of next === undefined ? [word] : [word, `${word} ${next}`]) {
        counts.set(feature, (counts.get(feature) ?? 0) + 1);
        size += 1;
      }
    }
  }
  return { counts, size };
}

/** The similarity of two texts, 0 to 1 (Dice, "Measures of the amount of ecologic association", 1945). */
export function likeness(one: Features, other: Features): number {
  return one.size + other.size === 0 ? 0 : (2 * sharedSize(one, other)) / (one.size + other.size);
}

/** The number of shared features, with repetitions. */
export function sharedSize(one: Features, other: Features): number {
  const [few, many] = one.counts.size < other.counts.size ? [one, other] : [other, one];
  let shared = 0;
  for (const [feature, count] of few.counts) shared += Math.min(count, many.counts.get(feature) ?? 0);
  return shared;
}
