/**
 * What a reader typed as it is searched for: NFC, and a space for what no keyboard types. A NUL that an address brings would
 * otherwise reach the database, which has no text with one in it.
 */
export function typedText(text: string): string {
  return text.normalize('NFC').replace(/\p{Cc}/gu, ' ');
}
