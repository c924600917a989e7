/** Removes quotation marks, because the message that quotes the query adds its own. */
export function withoutQuotes(text: string): string {
  return text.replace(/["“”„«»]/g, '').trim();
}
