import { hasAccents } from '#core/search/accents-first.ts';
import { foldedLexeme } from '#core/search/lexeme.ts';
import type { SearchEngine, SearchScope } from '#core/search/search-engine.ts';
import { type NameKeys, nameKeysIn } from '#core/search/search-name.ts';
import type { SearchTerm } from '#core/search/search-term.ts';
import { spelledAs, spelledInRow } from '#core/search/spelled-as.ts';
import {
  replacedOnce,
  suggestSpelling,
  unknownPlaces,
  wordsToLookUp,
} from '#core/search/suggest-spelling.ts';
import { type Synonyms, synonymKey, synonymsFrom } from '#core/search/synonyms.ts';
import { exactKey } from '#core/text/exact-key.ts';
import { syllables } from '#core/text/syllables.ts';
import type { Services } from '../context.ts';
import { listPagesNamed } from './read-search-names.ts';

/**
 * A suggested correction, spelled as in stories. `isSure` if it replaces words that no story has and that are
 * no Vietnamese syllables.
 */
export type SpellingSuggestion = { readonly text: string; readonly isSure: boolean };

/** The text of a hit. */
export type WordedHit = { readonly isExact: boolean; readonly words: string };

/** A search engine, the terms of a query, and a function that loads texts of hits in the order of the ids. */
export type Finder = {
  readonly engine: Pick<SearchEngine, 'findFirst' | 'listKnownWords'>;
  readonly termsIn: (text: string, synonyms: Synonyms) => SearchTerm[];
  readonly readWords: (ids: readonly string[], scope: SearchScope) => Promise<readonly string[]>;
};

/** With at most this many hits the query may be misspelled. */
const fewHits = 3;
/** Longer queries get no suggestion. */
const longestMeant = 10;
/** Longer names are not looked up with one word replaced. */
const longestName = 6;

type Asked = { readonly text: string; readonly scope: SearchScope; readonly hits: readonly WordedHit[] };

/**
 * Suggests a correction for a query that found little, or nothing with its accents; null if the query is as
 * good. A suggestion always has results with the same engine and filters.
 */
export async function suggestSpellingOf(
  services: Pick<Services, 'db'>,
  finder: Finder,
  { text, scope, hits }: Asked,
): Promise<SpellingSuggestion | null> {
  const typed = syllables(text).map((syllable) => syllable.text);
  const words = typed.map(foldedLexeme);
  if (words.length > longestMeant) return null;
  // Accents that a story has are not a typing error.
  if (hasAccents(typed) && hits.some(({ isExact }) => isExact)) return null;
  const meant =
    (hits.length < fewHits ? await otherWords(services, finder, { words, scope, hits }) : null) ??
    otherAccents(words, typed, hits);
  return meant === null || exactKey(meant.text) === exactKey(text) ? null : meant;
}

/** The accents of the first hit with the same phrase, if accents were typed and no hit has them. */
function otherAccents(
  words: readonly string[],
  typed: readonly string[],
  hits: readonly WordedHit[],
): SpellingSuggestion | null {
  if (words.length < 2 || !hasAccents(typed) || hits.some(({ isExact }) => isExact)) return null;
  for (const hit of hits) {
    const text = spelledInRow(words, hit.words);
    if (text !== null) return { text, isSure: false };
  }
  return null;
}

async function otherWords(
  services: Pick<Services, 'db'>,
  { engine, readWords, termsIn }: Finder,
  { words, scope, hits }: Omit<Asked, 'text'> & { words: readonly string[] },
): Promise<SpellingSuggestion | null> {
  const known = await engine.listKnownWords(wordsToLookUp(words));
  const stories = new Map(known.map((each) => [each.word, Math.max(1, each.stories)]));
  const storiesOf = (word: string) => stories.get(word) ?? 0;
  const unknown = unknownPlaces(words, storiesOf);
  const isSure = unknown.length > 0;
  if (!isSure && hits.length > 0) return null;
  const names = await namesOneWordAway(services, words, isSure ? unknown : words.map((_, at) => at));
  const readings = isSure ? suggestSpelling(words, storiesOf) : [];
  const pages = [...names.pages, ...(await listPagesNamed(services, keysIn(readings)))];
  const keys = pages.flatMap((page) => page.names.map(synonymKey));
  const named = readings.filter((reading) => keys.some((key) => isPart(key, reading)));
  const inTurn = [...names.readings, ...named, ...readings.filter((reading) => !named.includes(reading))];
  const synonyms = synonymsFrom(pages);
  const scopes = inTurn.map((reading) => ({ ...scope, terms: termsIn(reading.join(' '), synonyms) }));
  const first = await engine.findFirst(scopes);
  const [reading, found] = first === null ? [] : [inTurn[first.place], scopes[first.place]];
  if (!first || !reading || !found) return null;
  const texts = [...pages.flatMap((page) => page.names), ...(await readWords(first.ids, found))];
  const text = spelledIn(reading, texts);
  return text === null ? null : { text, isSure };
}

/** The tags and authors whose name is the query with one of these words replaced. */
async function namesOneWordAway(
  services: Pick<Services, 'db'>,
  words: readonly string[],
  places: readonly number[],
) {
  if (words.length > longestName) return { readings: [], pages: [] };
  const readings = replacedOnce(words, places);
  const pages = await listPagesNamed(services, {
    tags: readings.map((reading) => reading.join(' ')),
    authors: readings.filter(({ length }) => length > 1).map((reading) => reading.join('-')),
  });
  const keys = new Set(pages.flatMap((page) => page.names.map(synonymKey)));
  return { readings: readings.filter((reading) => keys.has(reading.join(' '))), pages };
}

function keysIn(readings: readonly (readonly string[])[]): NameKeys {
  const keys = readings.map((reading) => nameKeysIn(reading.join(' ')));
  return {
    tags: [...new Set(keys.flatMap(({ tags }) => tags))],
    authors: [...new Set(keys.flatMap(({ authors }) => authors))],
  };
}

function isPart(key: string, reading: readonly string[]): boolean {
  return ` ${reading.join(' ')} `.includes(` ${key} `);
}

function spelledIn(words: readonly string[], texts: readonly string[]): string | null {
  for (const text of texts) {
    const spelled = spelledAs(words, text);
    if (spelled !== null) return spelled;
  }
  return null;
}
