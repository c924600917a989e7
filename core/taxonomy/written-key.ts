import { exactKey } from '../text/exact-key.ts';
import { foldName, plainSigns } from '../text/fold-name.ts';
import { normaliseText } from '../text/normalise-text.ts';

/**
 * Invisible direction marks, which are copied from pages and documents. Embeddings and overrides are removed
 * anyway.
 */
const DIRECTION_MARKS = /[\u061C\u200E\u200F]/g;
/** Invisible characters: joiners, variation selectors, and fillers that Unicode counts as letters. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;
/** Hyphens, dashes of all lengths and the minus, for a character class. */
export const dashes = '\u2010-\u2015\u2212-';
/** Characters at the edges of a name that was copied from a list. */
const END = new RegExp(`[ :${dashes}]`);

/** A name as one line of normalised text. */
export function nameInLine(name: string): string {
  return normaliseText(name.replace(DIRECTION_MARKS, ''));
}

/**
 * The key of a name by its letters, regardless of accents, case, spaces, apostrophes and superscript: `Hoà
 * Bình` = `hoa binh`, `CO₂` = `co2`. Never begins with a colon. In a module without letter tables, for
 * browsers.
 */
export function writtenKey(name: string): string {
  return withoutEnds(nameInLine(foldName(name).replace(UNSEEN, '')));
}

/**
 * The key that equates only equivalent spellings of a name, with accents: `Hoà Bình` = `Hòa bình`, `COVID-19`
 * = `Covid 19`, while `Lê Minh Hưởng` and `Lê Minh Hương` differ.
 */
export function writtenIdentity(name: string): string {
  return spacedKey(withoutEnds(nameInLine(plainSigns(exactKey(name)).replace(UNSEEN, ''))));
}

/**
 * Removes dashes and colons around a name: `- Hà Nội` = `Hà Nội`. A loop rather than a regular expression,
 * because there may be very many.
 */
export function withoutEnds(name: string): string {
  let [from, to] = [0, name.length];
  while (from < to && END.test(name.charAt(from))) from += 1;
  while (to > from && END.test(name.charAt(to - 1))) to -= 1;
  return name.slice(from, to);
}

const SPACES_AND_DASHES = new RegExp(`[ ${dashes}]+`, 'g');

/**
 * A `tagKey` or `writtenKey` with spaces instead of dashes, which equates names that differ only by these
 * (`Bà Rịa - Vũng Tàu` = `Bà Rịa–Vũng Tàu`, `COVID-19` = `Covid 19`).
 */
export function spacedKey(key: string): string {
  return key.replace(SPACES_AND_DASHES, ' ');
}
