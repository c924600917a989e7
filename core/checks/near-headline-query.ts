import { foldedLexeme, quotedLexeme } from '../search/lexeme.ts';
import { foldedWords } from '../text/word-overlap.ts';

/**
 * The text of a tsquery that finds, among the words of headlines, every headline that shares at least the share
 * `overlap` (0 to 1) of all words with this one, and few others; null for one without words. Of n words such a
 * headline lacks at most n × (1 − overlap); so of one group more than that, into which the words are dealt, it has
 * one whole.
 */
export function nearHeadlineQuery(headline: string, overlap: number): string | null {
  const words = [...foldedWords(headline)];
  if (words.length === 0) return null;
  const missing = Math.floor(words.length * (1 - overlap) + 1e-9);
  const groups = Array.from({ length: missing + 1 }, (_, group) =>
    words.filter((_, place) => place % (missing + 1) === group),
  ).filter((group) => group.length > 0);
  return groups
    .map((group) => `(${group.map((word) => quotedLexeme(foldedLexeme(word))).join(' & ')})`)
    .join(' | ');
}
