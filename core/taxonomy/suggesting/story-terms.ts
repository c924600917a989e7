import { exactKey } from '#core/text/exact-key.ts';
import { syllablePairs } from '#core/text/syllable-pairs.ts';
import { type Syllable, syllables } from '#core/text/syllables.ts';

/** Something that a text speaks of, accents kept: a pair of syllables, or one of a name or a figure. */
export type StoryTerm = { readonly term: string; readonly weight: number };

type Text = { readonly headline: string; readonly sapo: string; readonly body: string };

/** A syllable alone is vaguer than a pair, and a name tells more than a word: measured on tagged headlines. */
const SINGLE_WEIGHS = 0.6;
const NAME_WEIGHS = 2;
/** The standfirst and the body say it at greater length: less for each word. A choice of ours: headlines alone could be measured. */
const SAPO_WEIGHS = 0.5;
const BODY_WEIGHS = 0.25;
/** So many terms are looked up for one story: each costs one short scan of an index. */
const askedAtMost = 64;
/** The longest term in characters: two syllables of any language; what is longer is no word. */
const maxTermChars = 60;

/** What a headline speaks of, each term once with its weight. */
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

/** All by which a published story is found: what its headline speaks of, and the words of its tags' names. */
export function keptTerms({
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
 * What a story that is being written is compared by, at most 64 terms: all of the headline, then the standfirst, then what the body
 * says twice or more, most often first. `own` is the weight of the headline's alone, or of all where there is none.
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

/** A capital that is not there because a sentence begins: one inside, one before another, or a figure. */
function isNamePart(all: readonly Syllable[], index: number): boolean {
  const text = all[index]?.text ?? '';
  return isCapital(all[index]) && (index > 0 || /\d/.test(text) || isCapital(all[1]));
}

function isCapital(syllable: Syllable | undefined): boolean {
  return syllable !== undefined && (/\p{Lu}/u.test(syllable.text) || /\d/.test(syllable.text));
}
