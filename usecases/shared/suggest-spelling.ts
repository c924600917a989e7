import { hasAccents } from '#core/search/accents-first.ts';
import { foldedLexeme } from '#core/search/lexeme.ts';
import type { SearchEngine, SearchScope } from '#core/search/search-engine.ts';
import { searchTerms } from '#core/search/search-term.ts';
import { spelledAs } from '#core/search/spelled-as.ts';
import { suggestSpelling, wordsToLookUp } from '#core/search/suggest-spelling.ts';
import { noSynonyms } from '#core/search/synonyms.ts';
import { exactKey } from '#core/text/exact-key.ts';

/** A suggested correction, spelled as in stories. */
export type SpellingSuggestion = { readonly text: string };

/** The text of a hit. */
export type WordedHit = { readonly isExact: boolean; readonly words: string };

/** A search engine, and a function that loads the texts of hits in the order of the ids. */
export type Finder = {
  readonly engine: Pick<SearchEngine, 'findFirst' | 'listKnownWords'>;
  readonly readWords: (ids: readonly string[], scope: SearchScope) => Promise<readonly string[]>;
};

/** With at most this many hits the query may be misspelled. */
const fewHits = 3;
/** Longer queries get no suggestion. */
const longestMeant = 10;

/**
 * Suggests a correction for a query that found little, or nothing with its accents; null if the query is as
 * good. A suggestion always has results with the same engine and filters.
 */
export async function suggestSpellingOf(
  finder: Finder,
  { text, scope, hits }: { text: string; scope: SearchScope; hits: readonly WordedHit[] },
): Promise<SpellingSuggestion | null> {
  const typed = scope.terms.flatMap(({ typed: rows }) => rows.flat());
  const words = typed.map(foldedLexeme);
  if (words.length > longestMeant) return null;
  // Accents that a story has are not a typing error.
  if (hasAccents(typed) && hits.some(({ isExact }) => isExact)) return null;
  const meant =
    hits.length >= fewHits
      ? otherAccents(words, typed, hits)
      : ((await otherWords(finder, { words, scope, foundSomething: hits.length > 0 })) ??
        otherAccents(words, typed, hits));
  return meant === null || exactKey(meant) === exactKey(text) ? null : { text: meant };
}

/** The accents of the first hit, if accents were typed and no hit has them. */
function otherAccents(
  words: readonly string[],
  typed: readonly string[],
  hits: readonly WordedHit[],
): string | null {
  if (!hasAccents(typed) || hits.length === 0 || hits.some(({ isExact }) => isExact)) return null;
  return spelledIn(
    words,
    hits.map((hit) => hit.words),
  );
}

async function otherWords(
  { engine, readWords }: Finder,
  { words, scope, foundSomething }: { words: readonly string[]; scope: SearchScope; foundSomething: boolean },
): Promise<string | null> {
  const known = await engine.listKnownWords(wordsToLookUp(words));
  const stories = new Map(known.map((each) => [each.word, Math.max(1, each.stories)]));
  const readings = suggestSpelling(words, (word) => stories.get(word) ?? 0, { foundSomething });
  const scopes = readings.map((reading) => ({ ...scope, terms: searchTerms(reading.join(' '), noSynonyms) }));
  const first = await engine.findFirst(scopes);
  const [reading, found] = first === null ? [] : [readings[first.place], scopes[first.place]];
  if (!first || !reading || !found) return null;
  return spelledIn(reading, await readWords(first.ids, found));
}

function spelledIn(words: readonly string[], texts: readonly string[]): string | null {
  for (const text of texts) {
    const spelled = spelledAs(words, text);
    if (spelled !== null) return spelled;
  }
  return null;
}
