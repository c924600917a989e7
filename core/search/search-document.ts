import { syllables } from '#core/text/syllables.ts';
import { exactLexeme, facetLexeme, foldedLexeme, quotedLexeme } from './lexeme.ts';

export type SearchableText = { readonly headline: string; readonly sapo: string; readonly body: string };

export type SearchableStory = SearchableText & {
  readonly facets: {
    /** The story's own section and those above it. */
    readonly sections: readonly string[];
    readonly tags: readonly string[];
    readonly authors: readonly string[];
    /** Month of publication on the site's clock, `202307`. */
    readonly month: string;
  };
};

type Weight = 'A' | 'B' | 'D';

/** Where the month stands: at the end of the headline's words, so that these can be looked through month by month. */
const monthPlace = '16383A';
/** Limits of PostgreSQL's tsvector: the last position, positions a lexeme, and bytes in all (1 MB, with a margin). */
const lastPosition = 16_383;
const maxPositionsOfALexeme = 255;
const maxBytes = 900_000;
/** Between headline, sapo and body, so that no phrase is found across them. */
const fieldGap = 2;

/**
 * The text of a tsvector (to be cast with `::tsvector`): each syllable's folded and exact lexeme at one position,
 * headline A, sapo B, body D, and the facets without a position, but for the month. What is over PostgreSQL's limits is left out,
 * from the end of the body first.
 */
export function searchDocument({ facets, ...text }: SearchableStory): string {
  return tsvectorOf(text, [
    ...facetLexemes(facets).map((lexeme): Entry => [lexeme, []]),
    [facetLexeme('month', facets.month), [monthPlace]],
  ]);
}

/** The same of a text alone: without facets. */
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
