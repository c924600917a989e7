import { cutAtWord } from '#core/text/cut-at-word.ts';
import { exactKey } from '#core/text/exact-key.ts';
import { sentencesOf } from '#core/text/sentences.ts';
import { isStopWord } from '#core/text/stop-words.ts';
import { syllables } from '#core/text/syllables.ts';
import { type MarkedPiece, type Match, markMatches, matcherOf } from './mark-matches.ts';
import { rowsOf, type SearchTerm } from './search-term.ts';

/** Words shown before the first match if a long sentence is cut at the start. */
const wordsOfRunUp = 6;

/**
 * The best passage of a story for a search, about `maxChars` long, with its matches marked regardless of
 * accents. It starts with the sentence that matches most; ties are broken by adjacent matches, then by typed
 * accents. Following sentences are added while there is room. The start of the text if nothing matches.
 */
export function highlight(text: string, terms: readonly SearchTerm[], maxChars = 240): MarkedPiece[] {
  const exact = new Set(rowsOf(terms).flat().map(exactKey));
  const matchesIn = matcherOf(terms);
  const sentences = sentencesOf(text);
  const scores = sentences.map((sentence) => score(sentence, matchesIn(syllables(sentence)), exact));
  const best = scores.reduce((top, each, place) => (each > (scores[top] ?? 0) ? place : top), 0);
  return markMatches(passage(sentences, best, { terms, maxChars }), terms);
}

/**
 * Each distinct match counts 1; a match of stop words only counts a twentieth, because it is hardly ever
 * marked alone. Adjacent matches, then equal accents, break ties.
 */
function score(sentence: string, matches: readonly Match[], exact: ReadonlySet<string>): number {
  if (matches.length === 0) return 0;
  const different = new Set(matches.map(({ row }) => row));
  const contentRows = new Set(matches.filter(({ words }) => !words.every(isStopWord)).map(({ row }) => row));
  const neighbours = new Set(
    matches
      .filter(({ start, row }, index) => {
        const before = matches[index - 1];
        return before && before.row !== row && sentence.slice(before.end, start).trim() === '';
      })
      .map(({ row }) => row),
  );
  const same = new Set(matches.flatMap(({ words }) => words.map(exactKey)).filter((word) => exact.has(word)));
  const joining = different.size - contentRows.size;
  return contentRows.size + joining / 20 + neighbours.size / 100 + same.size / 10_000;
}

function passage(
  sentences: readonly string[],
  best: number,
  { terms, maxChars }: { terms: readonly SearchTerm[]; maxChars: number },
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
