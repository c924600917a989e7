import { currentBody } from '../document/upgrade-body.ts';
import type { StoredBody } from '../document/upgrade-steps.ts';
import type { VersionContent } from './version-content.ts';

/** The content of a version or draft as stored; its body may have an older schema. */
export type StoredContent = Omit<VersionContent, 'body' | 'sponsor'> & {
  readonly body: StoredBody;
  /** Missing in texts that were stored before stories had sponsors. */
  readonly sponsor?: string;
};

/** Stored content with its body in the current schema. */
export function currentContent(stored: StoredContent): VersionContent {
  return { ...stored, sponsor: stored.sponsor ?? '', body: currentBody(stored.body) };
}
