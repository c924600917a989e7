import { isVietnameseSyllable } from '../text/vietnamese-syllable.ts';
import { meaningsOf } from './spelling.ts';

/** The number of stories with a word; 0 for an unknown one. */
export type StoryCount = (word: string) => number;

/** Maximum number of corrected queries. */
const readingsAtMost = 12;
/** Maximum number of corrections of an unknown word. */
const meaningsAtMost = 4;
/** Every word whose frequency `suggestSpelling` needs: the typed words and their possible corrections. */
export function wordsToLookUp(words: readonly string[]): string[] {
  return [...new Set(words.flatMap((word) => [word, ...meaningsOf(word).flatMap((each) => each.words)]))];
}

/**
 * The places of the words that neither the archive nor Vietnamese spelling knows; no others are corrected by
 * themselves.
 */
export function unknownPlaces(words: readonly string[], storiesOf: StoryCount): number[] {
  return words.flatMap((word, at) => (storiesOf(word) === 0 && !isVietnameseSyllable(word) ? [at] : []));
}

/** Suggests corrections for a query without accents, likeliest first: all unknown words are replaced. */
export function suggestSpelling(words: readonly string[], storiesOf: StoryCount): string[][] {
  const unknown = unknownPlaces(words, storiesOf);
  if (unknown.length === 0) return [];
  return replacedAll(words, unknown, storiesOf).map(({ reading }) => reading);
}

/** The query with one of these words replaced, likeliest first, to be looked up as a name. */
export function replacedOnce(words: readonly string[], places: readonly number[]): string[][] {
  return places
    .flatMap((at) =>
      meaningsOf(words[at] ?? '').map((meaning) => ({
        reading: words.toSpliced(at, 1, ...meaning.words),
        weight: meaning.weight,
      })),
    )
    .sort((one, other) => other.weight - one.weight)
    .map(({ reading }) => reading);
}

type Reading = { readonly reading: readonly string[]; readonly score: number };

function replacedAll(words: readonly string[], unknown: readonly number[], storiesOf: StoryCount) {
  // From the last word, so that earlier indexes stay valid.
  let readings: { reading: string[]; score: number }[] = [{ reading: [...words], score: 0 }];
  for (const at of [...unknown].reverse()) {
    const meanings = knownMeanings(words[at] ?? '', storiesOf).slice(0, meaningsAtMost);
    readings = readings
      .flatMap(({ reading, score }) =>
        meanings.map((meaning) => ({
          reading: reading.toSpliced(at, 1, ...meaning.words),
          score: score + meaning.score,
        })),
      )
      .sort((a: Reading, b: Reading) => b.score - a.score)
      .slice(0, readingsAtMost);
  }
  return readings;
}

/** The known corrections of a word, likeliest first: by the kind of error and by frequency. */
function knownMeanings(word: string, storiesOf: StoryCount) {
  return meaningsOf(word)
    .map(({ words, weight }) => ({ words, weight, stories: Math.min(...words.map(storiesOf)) }))
    .filter(({ stories }) => stories > 0)
    .map(({ words, weight, stories }) => ({ words, score: weight + Math.log2(stories) }))
    .sort((a, b) => b.score - a.score);
}
