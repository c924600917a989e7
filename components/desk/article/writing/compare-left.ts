import * as Y from 'yjs';
import type { VersionContent } from '#core/articles/version-content.ts';
import { canonicalJson } from '#core/shared/canonical-json.ts';
import { contentOf, treeOf } from '#core/working-copy/content-of.ts';
import { proposedContent } from '#core/working-copy/proposed-content.ts';
import { listSuggestions } from '#core/working-copy/suggestions.ts';

/** What somebody left here, against what the server has now. */
export type Comparison = {
  /** The server's text, and that text with what was left merged into it. */
  readonly theirs: VersionContent;
  readonly merged: VersionContent;
  /** What was on the screen of the writer. */
  readonly mine: VersionContent;
  /** Whether the server has something that was not on that screen. */
  readonly isNewer: boolean;
  /** Whether what was left can be merged: not where the server does not know the text on which it was typed. */
  readonly canMerge: boolean;
};

/**
 * Compares, suggestions and all; null where the server has everything. What the writer proposed and the server does
 * not know is shown as if it were accepted: it would not be seen otherwise.
 */
export function compareLeft(
  server: Y.Doc,
  { screen, typed, personId }: { screen: Uint8Array; typed: Uint8Array; personId: string },
): Comparison | null {
  if (Y.snapshotContainsUpdate(Y.snapshot(server), typed)) return null;
  const mine = docOf(screen);
  const merged = docOf(Y.encodeStateAsUpdate(server), typed);
  const canMerge = merged.store.pendingStructs === null && merged.store.pendingDs === null;
  if (isSame(canMerge ? merged : mine, server)) return null;
  const hasProposed = suggestionsBy(personId, mine) !== suggestionsBy(personId, server);
  const read = (doc: Y.Doc) => (hasProposed ? proposedContent(doc, personId) : contentOf(doc));
  return {
    theirs: read(server),
    merged: read(merged),
    mine: read(mine),
    isNewer: !canMerge || !isSame(merged, mine),
    canMerge,
  };
}

/** A document of these updates. */
export function docOf(...updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

function isSame(one: Y.Doc, other: Y.Doc): boolean {
  const said = (doc: Y.Doc) => canonicalJson([contentOf(doc), treeOf(doc)]);
  return said(one) === said(other);
}

function suggestionsBy(personId: string, doc: Y.Doc): string {
  return canonicalJson(listSuggestions(treeOf(doc)).filter(({ by }) => by === personId));
}
