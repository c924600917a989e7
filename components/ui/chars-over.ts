/** By how many characters a text is longer than it may be, counted as it is kept: composed letters, no white space around. */
export function charsOver(text: string, maxChars: number): number {
  return Math.max(0, text.normalize('NFC').trim().length - maxChars);
}
