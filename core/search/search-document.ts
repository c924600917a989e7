import { syllables } from '#core/text/syllables.ts';
import { exactLexeme, facetLexeme, foldedLexeme, quotedLexeme } from './lexeme.ts';

export type SearchableText = { readonly headline: string; readonly sapo: string; readonly body: string };

export type SearchableStory = SearchableText & {
  readonly facets: {
    /** The story's own section and its ancestors. */
    readonly sections: readonly string[];
    readonly tags: readonly string[];
    readonly authors: readonly string[];
    /** Month of publication in the site's time zone, `202307`. */
    readonly month: string;
  };
};

type Weight = 'A' | 'B' | 'D';

/** The position of the month: after the headline's words, so that these can be searched month by month. */
const monthPlace = '16383A';
/**
 * Limits of PostgreSQL's tsvector: the last position, positions per lexeme, and total bytes (1 MB, with a
 * margin).
 */
const lastPosition = 16_383;
const maxPositionsOfALexeme = 255;
const maxBytes = 900_000;
/** The gap between headline, sapo and body, so that no phrase matches across them. */
const fieldGap = 2;

/**
 * The text of a tsvector (to be cast with `::tsvector`). Each syllable's folded and exact lexeme share a
 * position: headline A, sapo B, body D. The facets have no position, except the month. Lexemes over
 * PostgreSQL's limits are left out from the end of the body.
 */
export function searchDocument({ facets, ...text }: SearchableStory): string {
  return tsvectorOf(text, [
    ...facetLexemes(facets).map((lexeme): Entry => [lexeme, []]),
    [facetLexeme('month', facets.month), [monthPlace]],
  ]);
}

/** The tsvector of a text without facets. */
export function textDocument(text: SearchableText): string {
  return tsvectorOf(text, []);
}

type Entry = [lexeme: string, places: string[]];

function tsvectorOf({ headline, sapo, body }: SearchableText, facets: readonly Entry[]): string {
  const entries = new Map<string, string[]>(facets);
  let position = 0;
  let bytes = 0;

  function add(lexeme: string, weight: Weight): void {
    const known = entries.get(lexeme);
    if (known && known.length >= maxPositionsOfALexeme) return;
    bytes += known ? 2 : 8 + 4 * lexeme.length;
    const place = `${position}${weight === 'D' ? '' : weight}`;
    if (known) known.push(place);
    else entries.set(lexeme, [place]);
  }

  for (const [text, weight] of [
    [headline, 'A'],
    [sapo, 'B'],
    [body, 'D'],
  ] as const) {
    for (const syllable of syllables(text)) {
      if (position >= lastPosition || bytes >= maxBytes) break;
      position += 1;
      for (const lexeme of new Set([foldedLexeme(syllable.text), exactLexeme(syllable.text)]))
        add(lexeme, weight);
    }
    position += fieldGap;
  }
  return Array.from(
    entries,
    ([lexeme, places]) => quotedLexeme(lexeme) + (places.length ? `:${places}` : ''),
  ).join(' ');
}

function facetLexemes({ sections, tags, authors }: SearchableStory['facets']): string[] {
  return [
    ...sections.map((slug) => facetLexeme('section', slug)),
    ...tags.map((slug) => facetLexeme('tag', slug)),
    ...authors.map((slug) => facetLexeme('author', slug)),
  ];
}
