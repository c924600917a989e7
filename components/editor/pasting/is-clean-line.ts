import { tidyText } from '#core/document/tidy-text.ts';

/** Whether a text is at most one line without anything to clean up. */
export function isCleanLine(text: string): boolean {
  const line = text.trim();
  return line === '' || (!/[\n\r\v\u2028]/u.test(line) && tidyText(line) === line);
}
