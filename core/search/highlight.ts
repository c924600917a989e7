import { cutAtWord } from '#core/text/cut-at-word.ts';
import { exactKey } from '#core/text/exact-key.ts';
import { sentencesOf } from '#core/text/sentences.ts';
import { isStopWord } from '#core/text/stop-words.ts';
import { syllables } from '#core/text/syllables.ts';
import { type MarkedPiece, type Match, markMatches, matcherOf } from './mark-matches.ts';
import { rowsOf, type SearchTerm } from './search-term.ts';

/** Words shown before the first match when a long sentence has to be entered in the middle. */
const wordsOfRunUp = 6;

/**
 * The passage of a story that answers a search best, at most about `maxChars` long, its matches marked without
 * regard to accents: the sentence with the most of what is searched (of those alike, where most of it stands side by
 * side, then with the accents as typed), and those after it while there is room. The beginning of the text where
 * nothing matches.
 */
export function highlight(text: string, terms: readonly SearchTerm[], maxChars = 240): MarkedPiece[] {
  const exact = new Set(rowsOf(terms).flat().map(exactKey));
  const matchesIn = matcherOf(terms);
  const sentences = sentencesOf(text);
  const scores = sentences.map((sentence) => score(sentence, matchesIn(syllables(sentence)), exact));
  const best = scores.reduce((top, each, place) => (each > (scores[top] ?? 0) ? place : top), 0);
  return markMatches(passage(sentences, best, terms, maxChars), terms);
}

/**
 * Each different thing found counts 1, and a twentieth where its words only join others, for it is hardly ever marked alone;
 * neighbours among them, and then accents that agree, decide between equals.
 */
function score(sentence: string, matches: readonly Match[], exact: ReadonlySet<string>): number {
  if (matches.length === 0) return 0;
  const different = new Set(matches.map(({ row }) => row));
  const telling = new Set(matches.filter(({ words }) => !words.every(isStopWord)).map(({ row }) => row));
  const neighbours = new Set(
    matches
      .filter(({ start, row }, index) => {
        const before = matches[index - 1];
        return before && before.row !== row && sentence.slice(before.end, start).trim() === '';
      })
      .map(({ row }) => row),
  );
  const same = new Set(matches.flatMap(({ words }) => words.map(exactKey)).filter((word) => exact.has(word)));
  const joining = different.size - telling.size;
  return telling.size + joining / 20 + neighbours.size / 100 + same.size / 10_000;
}

function passage(
  sentences: readonly string[],
  best: number,
  terms: readonly SearchTerm[],
  maxChars: number,
): string {
  let shown = startingNearMatch(sentences[best] ?? '', terms, maxChars);
  for (const next of sentences.slice(best + 1)) {
    if (shown.length + 1 + next.length > maxChars) break;
    shown += ` ${next}`;
  }
  return cutAtWord(shown, maxChars);
}

function startingNearMatch(sentence: string, terms: readonly SearchTerm[], maxChars: number): string {
  if (sentence.length <= maxChars) return sentence;
  const words = syllables(sentence);
  const [first] = matcherOf(terms)(words);
  if (!first || first.end < maxChars / 2) return sentence;
  const at = words.findIndex(({ start }) => start === first.start);
  return `… ${sentence.slice(words[Math.max(0, at - wordsOfRunUp)]?.start ?? 0)}`;
}
