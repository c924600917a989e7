import { afterRelatedLabel } from '#core/interchange/related-label.ts';

/**
 * The text of a line that an old CMS wrote to lead to another story ("Xem thêm: …", "| title sapo |",
 * ">>> …"), or null when the line is ordinary text.
 */
export function readRelatedLine(line: string): string | null {
  const text = line.trim();
  const boxed = /^\|\s*(?<text>[^|]*[^|\s])\s*\|?$/u.exec(text)?.groups?.text;
  if (boxed !== undefined) return (afterRelatedLabel(boxed) ?? boxed.trim()) || null;
  return afterRelatedLabel(text);
}
