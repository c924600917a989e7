/**
 * A number with group separators as newsrooms write it: points, commas or no-break spaces (`1.250.000`). One
 * with a leading zero or smaller groups is a telephone number, a date or an IP address.
 */
const GROUPED =
  /(?<![\p{L}\p{N}\p{M}]|\d[.,])[1-9]\d{0,2}([.,\u00A0\u2009\u202F])\d{3}(?:\1\d{3})*(?![\p{L}\p{N}\p{M}]|\1\d)/gu;
/**
 * A number without separators. Four digits that may be a year are a year: a search for `2026` does not mean
 * `2.026`.
 */
const WHOLE = /^(?!(?:19|20)\d\d$)[1-9]\d{3,14}$/;
/** Groups of digits as adjacent words. */
const GROUPS = /(?<![^ ])[1-9]\d{0,2}(?: \d{3})+(?![^ ])/g;

/** The positions of grouped numbers in a text as UTF-16 offsets, end exclusive. */
export function groupedNumbersIn(text: string): { start: number; end: number }[] {
  return Array.from(text.matchAll(GROUPED), ({ 0: number, index }) => {
    return { start: index, end: index + number.length };
  });
}

/** Joins the groups of each number: `1`, `250`, `000` becomes `1250000`. */
export function withWholeNumbers(words: readonly string[]): string[] {
  return words
    .join(' ')
    .replace(GROUPS, (groups) => groups.replaceAll(' ', ''))
    .split(' ');
}

/** The same words with numbers in the other spellings; empty without such numbers. */
export function otherWritings(words: readonly string[]): string[][] {
  const inGroups = words.flatMap((word) => (WHOLE.test(word) ? groupsOf(word) : [word]));
  return [withWholeNumbers(words), inGroups].filter((written) => written.length !== words.length);
}

function groupsOf(number: string): string[] {
  return number.replace(/\B(?=(?:\d{3})+$)/g, ' ').split(' ');
}
