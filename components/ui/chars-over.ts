/** The number of characters over the limit, counted as the text is stored: normalized (NFC) and trimmed. */
export function charsOver(text: string, maxChars: number): number {
  return Math.max(0, text.normalize('NFC').trim().length - maxChars);
}
