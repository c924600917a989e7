import { foldedLexeme, quotedLexeme } from '../search/lexeme.ts';
import { fold } from '../text/fold.ts';
import { isStopWord } from '../text/stop-words.ts';
import { syllables } from '../text/syllables.ts';

/**
 * Tsqueries for headlines that share at least `overlap` (0 to 1) of all words with this headline. At least
 * one query matches each of them, and few others match; no queries without words. Such a headline lacks at
 * most n × (1 − overlap) of n words. So if the words are dealt into one group more than that, it has one
 * group complete. Stop words are dealt last, so that no group consists of stop words while another has all
 * content words.
 */
export function nearHeadlineQueries(headline: string, overlap: number): string[] {
  const words = wordsByWeight(headline);
  const missing = Math.floor(words.length * (1 - overlap) + 1e-9);
  const groups = Array.from({ length: missing + 1 }, (_, group) =>
    words.filter((_, place) => place % (missing + 1) === group),
  ).filter((group) => group.length > 0);
  return groups.map((group) => group.map((word) => quotedLexeme(foldedLexeme(word))).join(' & '));
}

/** The distinct words of a headline, folded: content words first, then stop words. */
function wordsByWeight(headline: string): string[] {
  const found = syllables(headline).map(({ text }) => ({ word: fold(text), joins: isStopWord(text) }));
  const contentWords = found.filter(({ joins }) => !joins);
  return [...new Set([...contentWords, ...found].map(({ word }) => word))];
}
