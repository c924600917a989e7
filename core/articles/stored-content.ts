import { currentBody } from '../document/upgrade-body.ts';
import type { StoredBody } from '../document/upgrade-steps.ts';
import { recordOf } from '../shared/record-of.ts';
import { TEXT_FIELDS, type TextField } from './article-fields.ts';
import type { VersionContent } from './version-content.ts';

/** The content of a draft as stored: it may lack later text fields, and its body may have an older schema. */
export type StoredContent = Omit<VersionContent, 'body' | TextField> &
  Partial<Pick<VersionContent, TextField>> & { readonly body: StoredBody };

/** Stored content with all fields, and with its body in the current schema. */
export function currentContent(stored: StoredContent): VersionContent {
  return {
    ...stored,
    ...recordOf(TEXT_FIELDS, (name) => stored[name] ?? ''),
    body: currentBody(stored.body),
  };
}
