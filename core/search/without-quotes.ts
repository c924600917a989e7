/** What was asked for as it is told, in quotation marks of the language that tells it. */
export function withoutQuotes(text: string): string {
  return text.replace(/["“”„«»]/g, '').trim();
}
