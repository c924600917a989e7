import { exactKey } from '../text/exact-key.ts';
import { foldName, plainSigns } from '../text/fold-name.ts';
import { normaliseText } from '../text/normalise-text.ts';

/** Which way a line runs: shows nothing, and comes along with what is copied from pages and documents. What turns goes anyway. */
const DIRECTION_MARKS = /[\u061C\u200E\u200F]/g;
/**
 * Shows nothing: what joins letters in scripts whose letters join, which of its forms a sign has, the fillers that Unicode
 * calls letters.
 */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;
/** Hyphens and dashes of every length and the minus, as a class of characters has them. */
export const dashes = '\u2010-\u2015\u2212-';
/** What stands before or behind a name that was taken out of a list. */
const END = new RegExp(`[ :${dashes}]`);

/** A name in one line of clean text. */
export function nameInLine(name: string): string {
  return normaliseText(name.replace(DIRECTION_MARKS, ''));
}

/**
 * The key of a name by the letters in which it is written, whatever their accents, case, spaces and apostrophes, and how high a figure
 * stands: `Hoà Bình` = `hoa binh`, `CO₂` = `co2`. None begins with a colon. By itself for browsers, which need no table of letters.
 */
export function writtenKey(name: string): string {
  return withoutEnds(nameInLine(foldName(name).replace(UNSEEN, '')));
}

/**
 * The key under which only equivalent spellings of a name meet, accents kept: `Hoà Bình` = `Hòa bình`, `COVID-19` = `Covid 19`, while
 * `Lê Minh Hưởng` and `Lê Minh Hương` stay apart.
 */
export function writtenIdentity(name: string): string {
  return spacedKey(withoutEnds(nameInLine(plainSigns(exactKey(name)).replace(UNSEEN, ''))));
}

/** A name without the dashes and colons around it: `- Hà Nội` = `Hà Nội`. Step by step, for between two words of a text stand any number. */
export function withoutEnds(name: string): string {
  let [from, to] = [0, name.length];
  while (from < to && END.test(name.charAt(from))) from += 1;
  while (to > from && END.test(name.charAt(to - 1))) to -= 1;
  return name.slice(from, to);
}

const SPACES_AND_DASHES = new RegExp(`[ ${dashes}]+`, 'g');

/**
 * A `tagKey` or `writtenKey` with a space where it has dashes: names that only these tell apart are one name (`Bà Rịa - Vũng Tàu` =
 * `Bà Rịa–Vũng Tàu`, `COVID-19` = `Covid 19`).
 */
export function spacedKey(key: string): string {
  return key.replace(SPACES_AND_DASHES, ' ');
}
