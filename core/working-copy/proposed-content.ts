import type * as Y from 'yjs';
import type { VersionContent } from '#core/articles/version-content.ts';
import { repairBody } from '#core/document/repair-body.ts';
import { contentOf, treeOf } from './content-of.ts';
import { settleSuggestions } from './settle-suggestions.ts';

/** The content of a working copy with this person's suggestions accepted and all others rejected. */
export function proposedContent(doc: Y.Doc, personId: string): VersionContent {
  const tree = settleSuggestions(treeOf(doc), ({ by }) => (by === personId ? 'accept' : 'reject'));
  return { ...contentOf(doc), body: repairBody(tree) };
}
