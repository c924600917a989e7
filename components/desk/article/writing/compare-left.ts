import * as Y from 'yjs';
import type { VersionContent } from '#core/articles/version-content.ts';
import { canonicalJson } from '#core/shared/canonical-json.ts';
import { contentOf, treeOf } from '#core/working-copy/content-of.ts';
import { proposedContent } from '#core/working-copy/proposed-content.ts';
import { listSuggestions } from '#core/working-copy/suggestions.ts';

/** Unsent text compared with the server's present text. */
export type Comparison = {
  /** The server's text, and that text merged with the unsent text. */
  readonly theirs: VersionContent;
  readonly merged: VersionContent;
  /** The text on the writer's screen. */
  readonly mine: VersionContent;
  /** Whether the server has changes that were not on that screen. */
  readonly isNewer: boolean;
  /** Whether the unsent text can be merged: only if the server knows the text on which it is based. */
  readonly canMerge: boolean;
};

/**
 * Compares texts including suggestions. Null if the server has everything. Suggestions unknown to the server
 * are shown as accepted, because otherwise they would be invisible.
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
  const textOf = (doc: Y.Doc) => canonicalJson([contentOf(doc), treeOf(doc)]);
  return textOf(one) === textOf(other);
}

function suggestionsBy(personId: string, doc: Y.Doc): string {
  return canonicalJson(listSuggestions(treeOf(doc)).filter(({ by }) => by === personId));
}
