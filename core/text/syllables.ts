import { unseen } from './normalise-text.ts';

/** A run of letters and digits, and where it stands in the text it was read from (UTF-16 offsets, end exclusive). */
export type Syllable = { readonly text: string; readonly start: number; readonly end: number };

/** Of the signs that stand for an apostrophe this one is a letter to Unicode; the others part words (`H'Hen`), and so does it. */
const NO_APOSTROPHE = '(?!\\u02BC)';
/** What cannot be seen between two letters does not part them. */
const LETTERS_AND_DIGITS = new RegExp(
  `${NO_APOSTROPHE}[\\p{L}\\p{N}](?:[${unseen}]*${NO_APOSTROPHE}[\\p{L}\\p{N}\\p{M}])*`,
  'gu',
);

/** The syllables of a text in order. Vietnamese writes each apart, so this is the unit of search and comparison. */
export function syllables(text: string): Syllable[] {
  const found: Syllable[] = [];
  LETTERS_AND_DIGITS.lastIndex = 0;
  // Not by `matchAll`: whole stories are read word by word, and it takes a quarter more for each.
  for (let match = LETTERS_AND_DIGITS.exec(text); match !== null; match = LETTERS_AND_DIGITS.exec(text)) {
    found.push({ text: match[0], start: match.index, end: LETTERS_AND_DIGITS.lastIndex });
  }
  return found;
}
