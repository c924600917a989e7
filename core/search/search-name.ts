import { spacedKey, writtenKey } from '../taxonomy/written-key.ts';
import { latinLetters } from '../text/latin-letters.ts';
import { syllables } from '../text/syllables.ts';
import { foldedLexeme } from './lexeme.ts';
import { splitAbbreviation, synonymNameMaxWords } from './synonyms.ts';

/** Words of a query that are looked up as names. */
const wordsAtMost = 20;

/** The keys under which the names in a query are stored. */
export type NameKeys = {
  /** Tags and aliases: a `tagKey` with spaces for dashes. */
  readonly tags: readonly string[];
  /** Authors: a slug, or the end of one. */
  readonly authors: readonly string[];
};

/** The keys of all names that a query may contain, abbreviations in each spelling: `TPHCM`, `TP HCM`. */
export function nameKeysIn(text: string): NameKeys {
  const plain = latinLetters(text);
  const words = syllables(plain).slice(0, wordsAtMost);
  const spans = words.flatMap((_, at) =>
    Array.from({ length: Math.min(synonymNameMaxWords, words.length - at) }, (_, more) =>
      words.slice(at, at + more + 1),
    ),
  );
  const tags = spans.flatMap((span) => {
    const written = spacedKey(writtenKey(plain.slice(span[0]?.start, span.at(-1)?.end)));
    const folded = span.map((word) => foldedLexeme(word.text));
    return [written, folded.join(' '), folded.join('.'), folded.join('')];
  });
  const split = words.flatMap((word) => splitAbbreviation(word.text));
  return {
    tags: [...new Set([...tags, ...split, ...split.map((key) => key.replace(' ', '.'))])],
    // One word of several may be anything; alone it may be a given name.
    authors: spans
      .filter((span) => span.length > 1 || words.length === 1)
      .map((span) => span.map((word) => foldedLexeme(word.text)).join('-')),
  };
}
