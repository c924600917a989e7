import { currentBody } from '../document/upgrade-body.ts';
import type { StoredBody } from '../document/upgrade-steps.ts';
import type { VersionContent } from './version-content.ts';

/** The content of a version or a kept text as it stands in the database: its body may be of an older schema. */
export type StoredContent = Omit<VersionContent, 'body'> & { readonly body: StoredBody };

/** Stored content with its body in the current schema. */
export function currentContent(stored: StoredContent): VersionContent {
  return { ...stored, body: currentBody(stored.body) };
}
