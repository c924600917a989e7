import { afterRelatedLabel } from '#core/interchange/related-label.ts';

/**
 * The headline in a related-story line of an old CMS ("Xem thêm: …", "| title sapo |", ">>> …"), or null for
 * ordinary text.
 */
export function readRelatedLine(line: string): string | null {
  const text = line.trim();
  const boxed = /^\|\s*(?<text>[^|]*[^|\s])\s*\|?$/u.exec(text)?.groups?.text;
  if (boxed !== undefined) return (afterRelatedLabel(boxed) ?? boxed.trim()) || null;
  return afterRelatedLabel(text);
}
