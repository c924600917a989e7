/** Text of several lines as it is kept: Unicode NFC, lines that end alike, nothing around it. */
export function normaliseLines(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/g, '\n').trim();
}
