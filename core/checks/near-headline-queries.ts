import { foldedLexeme, quotedLexeme } from '../search/lexeme.ts';
import { fold } from '../text/fold.ts';
import { isStopWord } from '../text/stop-words.ts';
import { syllables } from '../text/syllables.ts';

/**
 * The texts of tsqueries of which at least one finds, among the words of headlines, each headline that shares at least the
 * share `overlap` (0 to 1) of all words with this one, and few others; none for one without words. Of n words such a
 * headline lacks at most n × (1 − overlap); so of one group more than that, into which the words are dealt, it has
 * one whole. Words that only join others are dealt last, so that no group is made of them while another has all that tell.
 */
export function nearHeadlineQueries(headline: string, overlap: number): string[] {
  const words = wordsByWeight(headline);
  const missing = Math.floor(words.length * (1 - overlap) + 1e-9);
  const groups = Array.from({ length: missing + 1 }, (_, group) =>
    words.filter((_, place) => place % (missing + 1) === group),
  ).filter((group) => group.length > 0);
  return groups.map((group) => group.map((word) => quotedLexeme(foldedLexeme(word))).join(' & '));
}

/** The different words of a headline, folded: those that tell something, then those that only join them. */
function wordsByWeight(headline: string): string[] {
  const found = syllables(headline).map(({ text }) => ({ word: fold(text), joins: isStopWord(text) }));
  const telling = found.filter(({ joins }) => !joins);
  return [...new Set([...telling, ...found].map(({ word }) => word))];
}
