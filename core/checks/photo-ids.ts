import type { VersionContent } from '../articles/version-content.ts';
import { stripHidden } from '../document/strip-hidden.ts';

/** The photos that readers would see in a story, each as often as it stands there, wherever that is. */
export function photoIds({ lead, body }: Pick<VersionContent, 'lead' | 'body'>): string[] {
  // A quotation mark of the text itself comes with a backslash before it.
  const found = JSON.stringify([lead, stripHidden(body)]).matchAll(/"mediaId":"([^"]*)/g);
  return [...found].map(([, id = '']) => id);
}
