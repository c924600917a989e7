import { tidyText } from '#core/document/tidy-text.ts';

/** Whether a text is one line, or none, with nothing in it to be tidied. */
export function isCleanLine(text: string): boolean {
  const line = text.trim();
  return line === '' || (!/[\n\r\v\u2028]/u.test(line) && tidyText(line) === line);
}
