import { meaningsOf } from './spelling.ts';

/** In how many stories a word is; 0 for one that none has. */
export type StoriesOf = (word: string) => number;

/** How many other readings of a search are tried. */
const readingsAtMost = 12;
/** How many words each unknown one may have been. */
const meaningsAtMost = 4;
/** A word that so few stories have may be a slip; one that this many times more have is what was meant. */
const rareAtMost = 3;
const commonerBy = 10;

/** Every word that has to be looked up before `readingsOf` can tell what was meant: those typed, and what they may be. */
export function wordsToLookUp(words: readonly string[]): string[] {
  return [...new Set(words.flatMap((word) => [word, ...meaningsOf(word).flatMap((each) => each.words)]))];
}

/**
 * What somebody may have meant who typed these words (without accents) and found little, the likeliest first: words that no
 * story has are replaced, all of them; where stories have every word, one at a time is. `foundSomething`: only slips
 * that happen to be a rare word count.
 */
export function readingsOf(
  words: readonly string[],
  storiesOf: StoriesOf,
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

function replacedAll(words: readonly string[], unknown: readonly number[], storiesOf: StoriesOf) {
  // From the last on, so that places before it stay where they are.
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

/** What of a word's meanings stories have, the likeliest first: by the slip, and by how many have it. */
function knownMeanings(word: string, storiesOf: StoriesOf) {
  return meaningsOf(word)
    .map(({ words, weight }) => ({ words, weight, stories: Math.min(...words.map(storiesOf)) }))
    .filter(({ stories }) => stories > 0)
    .map(({ words, weight, stories }) => ({ words, score: weight + Math.log2(stories) }))
    .sort((a, b) => b.score - a.score);
}

function isSlip(word: string, meant: readonly string[], storiesOf: StoriesOf): boolean {
  const stories = storiesOf(word);
  return stories <= rareAtMost && Math.min(...meant.map(storiesOf)) >= stories * commonerBy;
}
