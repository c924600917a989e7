import type { VersionContent } from '../articles/version-content.ts';
import { stripHidden } from '../document/strip-hidden.ts';

/** The photos that readers see in a story, each as often as it occurs, in any block. */
export function photoIds({ lead, body }: Pick<VersionContent, 'lead' | 'body'>): string[] {
  // A quotation mark in the text itself is escaped with a backslash.
  const found = JSON.stringify([lead, stripHidden(body)]).matchAll(/"mediaId":"([^"]*)/g);
  return [...found].map(([, id = '']) => id);
}
