import { exactKey } from '#core/text/exact-key.ts';
import { syllablePairs } from '#core/text/syllable-pairs.ts';
import { type Syllable, syllables } from '#core/text/syllables.ts';

/** A term of a text with accents: a pair of syllables, or a single one that is part of a name or a number. */
export type StoryTerm = { readonly term: string; readonly weight: number };

type Text = { readonly headline: string; readonly sapo: string; readonly body: string };

/**
 * A single syllable is vaguer than a pair, and a name means more than a word: measured on tagged headlines.
 */
const SINGLE_WEIGHS = 0.6;
const NAME_WEIGHS = 2;
/**
 * Standfirst and body are longer, so each word counts less. By estimate; only headlines could be measured.
 */
const SAPO_WEIGHS = 0.5;
const BODY_WEIGHS = 0.25;
/** Maximum number of terms that are looked up for one story; each costs a short index scan. */
const askedAtMost = 64;
/** Maximum length of a term in characters: two syllables of any language. */
const maxTermChars = 60;

/** The distinct terms of a headline with their weights. */
export function headlineTermsOf(headline: string): StoryTerm[] {
  const found = syllables(headline);
  const keys = found.map((syllable) => exactKey(syllable.text));
  const terms = new Map<string, number>();
  const add = (term: string, weight: number) => {
    if (term.length <= maxTermChars) terms.set(term, Math.max(weight, terms.get(term) ?? 0));
  };
  for (const [index, key] of keys.entries()) {
    const isName = isNamePart(found, index);
    if (isCapital(found[index])) add(key, SINGLE_WEIGHS * (isName ? NAME_WEIGHS : 1));
    const next = keys[index + 1];
    if (next === undefined) continue;
    add(`${key} ${next}`, isName && isCapital(found[index + 1]) ? NAME_WEIGHS : 1);
  }
  return Array.from(terms, ([term, weight]) => ({ term, weight }));
}

/** All terms by which a published story is found: those of its headline, and the words of its tags' names. */
export function indexedTerms({
  headline,
  tagNames,
}: {
  headline: string;
  tagNames: readonly string[];
}): string[] {
  const ofTags = tagNames.flatMap((name) => [
    ...syllables(name).map((syllable) => exactKey(syllable.text)),
    ...syllablePairs(name),
  ]);
  const terms = [...headlineTermsOf(headline).map(({ term }) => term), ...ofTags];
  return [...new Set(terms)].filter((term) => term.length <= maxTermChars);
}

/**
 * The terms of a new story for comparison, at most 64. First the whole headline, then the standfirst, then
 * terms that the body repeats, most frequent first. `own` is the total weight of the headline's terms, or of
 * all terms without a headline.
 */
export function askedTerms({ headline, sapo, body }: Text): StoryTerm[] {
  const terms = new Map(headlineTermsOf(headline).map(({ term, weight }) => [term, weight]));
  const fill = (more: readonly StoryTerm[], share: number) => {
    for (const { term, weight } of more) {
      if (terms.size >= askedAtMost) return;
      if (!terms.has(term)) terms.set(term, weight * share);
    }
  };
  fill(headlineTermsOf(sapo), SAPO_WEIGHS);
  fill(repeated(body), BODY_WEIGHS);
  return Array.from(terms, ([term, weight]) => ({ term, weight })).slice(0, askedAtMost);
}

function repeated(body: string): StoryTerm[] {
  const counts = new Map<string, number>();
  for (const pair of syllablePairs(body)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  return Array.from(counts)
    .filter(([term, count]) => count > 1 && term.length <= maxTermChars)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, askedAtMost)
    .map(([term]) => ({ term, weight: 1 }));
}

/**
 * Whether a syllable is part of a name: a capital within a sentence, a capital before another one, or a
 * number.
 */
function isNamePart(all: readonly Syllable[], index: number): boolean {
  const text = all[index]?.text ?? '';
  return isCapital(all[index]) && (index > 0 || /\d/.test(text) || isCapital(all[1]));
}

function isCapital(syllable: Syllable | undefined): boolean {
  return syllable !== undefined && (/\p{Lu}/u.test(syllable.text) || /\d/.test(syllable.text));
}
