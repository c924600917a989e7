/**
 * A number whose thousands stand apart as newsrooms write them, by points, commas or spaces that do not break (`1.250.000`). One that
 * begins with a zero or goes on in smaller groups is a telephone's, a date or an address.
 */
const GROUPED =
  /(?<![\p{L}\p{N}\p{M}]|\d[.,])[1-9]\d{0,2}([.,\u00A0\u2009\u202F])\d{3}(?:\1\d{3})*(?![\p{L}\p{N}\p{M}]|\1\d)/gu;
/** Without groups. Four figures that may be a year are one: who types `2026` seeks no `2.026`. */
const WHOLE = /^(?!(?:19|20)\d\d$)[1-9]\d{3,14}$/;
/** Groups as words beside each other. */
const GROUPS = /(?<![^ ])[1-9]\d{0,2}(?: \d{3})+(?![^ ])/g;

/** Where in a text numbers stand whose thousands are apart, by UTF-16 offsets, end exclusive. */
export function groupedNumbersIn(text: string): { start: number; end: number }[] {
  return Array.from(text.matchAll(GROUPED), ({ 0: number, index }) => {
    return { start: index, end: index + number.length };
  });
}

/** The words with each number in one: `1`, `250`, `000` is `1250000`. */
export function withWholeNumbers(words: readonly string[]): string[] {
  return words
    .join(' ')
    .replace(GROUPS, (groups) => groups.replaceAll(' ', ''))
    .split(' ');
}

/** The same words with their numbers written in the other ways in which stories may have them; none where there is no such number. */
export function otherWritings(words: readonly string[]): string[][] {
  const inGroups = words.flatMap((word) => (WHOLE.test(word) ? groupsOf(word) : [word]));
  return [withWholeNumbers(words), inGroups].filter((written) => written.length !== words.length);
}

function groupsOf(number: string): string[] {
  return number.replace(/\B(?=(?:\d{3})+$)/g, ' ').split(' ');
}
