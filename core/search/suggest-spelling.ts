import { meaningsOf } from './spelling.ts';

/** The number of stories with a word; 0 for an unknown one. */
export type StoryCount = (word: string) => number;

/** Maximum number of corrected queries. */
const readingsAtMost = 12;
/** Maximum number of corrections of an unknown word. */
const meaningsAtMost = 4;
/**
 * A word in at most this many stories may be a typing error; a correction must be this many times as
 * frequent.
 */
const rareAtMost = 3;
const commonerBy = 10;

/** Every word whose frequency `suggestSpelling` needs: the typed words and their possible corrections. */
export function wordsToLookUp(words: readonly string[]): string[] {
  return [...new Set(words.flatMap((word) => [word, ...meaningsOf(word).flatMap((each) => each.words)]))];
}

/**
 * Suggests corrections for a query without accents that found little, likeliest first. All unknown words are
 * replaced; if every word is known, one at a time is. `foundSomething`: only errors that happen to be a rare
 * word count.
 */
export function suggestSpelling(
  words: readonly string[],
  storiesOf: StoryCount,
  { foundSomething }: { foundSomething: boolean },
): string[][] {
  const unknown = words.flatMap((word, at) => (storiesOf(word) === 0 ? [at] : []));
  const readings =
    unknown.length > 0
      ? replacedAll(words, unknown, storiesOf)
      : words.flatMap((word, at) =>
          knownMeanings(word, storiesOf)
            .filter(({ words: meant }) => !foundSomething || isSlip(word, meant, storiesOf))
            .map(({ words: meant, score }) => ({ reading: words.toSpliced(at, 1, ...meant), score })),
        );
  return readings
    .sort((a, b) => b.score - a.score)
    .slice(0, readingsAtMost)
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

function isSlip(word: string, meant: readonly string[], storiesOf: StoryCount): boolean {
  const stories = storiesOf(word);
  return stories <= rareAtMost && Math.min(...meant.map(storiesOf)) >= stories * commonerBy;
}
