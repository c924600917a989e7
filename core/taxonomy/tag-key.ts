import { foldName } from '../text/fold-name.ts';
import { normaliseText } from '../text/normalise-text.ts';

/** The longest name of a tag in characters. */
export const tagNameMaxChars = 80;

/** Which way a line runs: shows nothing, and comes along with what is copied from pages and documents. What turns goes anyway. */
const DIRECTION_MARKS = /[\u061C\u200E\u200F]/g;
/** Joins letters or keeps them apart in scripts whose letters join; in others it shows nothing. */
const JOINERS = /[\u200C\u200D]/g;

/** A tag's name as it is kept: one line of clean text. */
export function cleanTagName(name: string): string {
  return normaliseText(name.replace(DIRECTION_MARKS, ''));
}

/** The key under which a tag's names meet, whatever their accents, case, spaces and apostrophes: `Hoà Bình` = `hoa binh`. */
export function tagKey(name: string): string {
  return cleanTagName(foldName(name).replace(JOINERS, ''));
}

/** Hyphens and dashes of every length and the minus, as a class of characters has them. */
export const dashes = '\u2010-\u2015\u2212-';
const SPACES_AND_DASHES = new RegExp(`[ ${dashes}]+`, 'g');

/**
 * A `tagKey` with a space where it has dashes: names that only these tell apart are one name (`Bà Rịa - Vũng Tàu` =
 * `Bà Rịa–Vũng Tàu`, `COVID-19` = `Covid 19`).
 */
export function spacedKey(key: string): string {
  return key.replace(SPACES_AND_DASHES, ' ');
}
