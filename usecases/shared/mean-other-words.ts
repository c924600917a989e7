import { hasAccents } from '#core/search/accents-first.ts';
import { foldedLexeme } from '#core/search/lexeme.ts';
import { readingsOf, wordsToLookUp } from '#core/search/mean-words.ts';
import type { SearchEngine, SearchScope } from '#core/search/search-engine.ts';
import { searchTerms } from '#core/search/search-term.ts';
import { spelledAs } from '#core/search/spelled-as.ts';
import { noSynonyms } from '#core/search/synonyms.ts';
import { exactKey } from '#core/text/exact-key.ts';

/** What was probably meant: as stories spell it. */
export type Meant = { readonly text: string };

/** A hit as far as its words go. */
export type WordedHit = { readonly isExact: boolean; readonly words: string };

/** Who finds, and the words of what was found, in the order of the ids. */
export type Finder = {
  readonly engine: Pick<SearchEngine, 'findFirst' | 'listKnownWords'>;
  readonly readWords: (ids: readonly string[], scope: SearchScope) => Promise<readonly string[]>;
};

/** So few hits, and what was typed may not be what was meant. */
const fewHits = 3;
/** Nobody mistypes a sentence and wants one other word of it. */
const longestMeant = 10;

/**
 * What was probably meant by a search that found little, or nothing with its accents; null where what was typed is as good.
 * Whatever it is, it stands in a story that the same finder finds and that the same filters let through.
 */
export async function meanOtherWords(
  finder: Finder,
  { text, scope, hits }: { text: string; scope: SearchScope; hits: readonly WordedHit[] },
): Promise<Meant | null> {
  const typed = scope.terms.flatMap(({ typed: rows }) => rows.flat());
  const words = typed.map(foldedLexeme);
  if (words.length > longestMeant) return null;
  // Nobody slips into accents that a story has.
  if (hasAccents(typed) && hits.some(({ isExact }) => isExact)) return null;
  const meant =
    hits.length >= fewHits
      ? otherAccents(words, typed, hits)
      : ((await otherWords(finder, { words, scope, foundSomething: hits.length > 0 })) ??
        otherAccents(words, typed, hits));
  return meant === null || exactKey(meant) === exactKey(text) ? null : { text: meant };
}

/** The accents of the first hit, where some were typed and no hit has those. */
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
  const readings = readingsOf(words, (word) => stories.get(word) ?? 0, { foundSomething });
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
