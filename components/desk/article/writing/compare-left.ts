import * as Y from 'yjs';
import type { VersionContent } from '#core/articles/version-content.ts';
import { canonicalJson } from '#core/shared/canonical-json.ts';
import { contentOf } from '#core/working-copy/content-of.ts';
import type { LeftText } from './journal.ts';

/** What somebody left here, against what the server has now. */
export type Comparison = {
  /** The server's text, and that text with what was left merged into it. */
  readonly theirs: VersionContent;
  readonly merged: VersionContent;
  /** What was on the screen of the writer, by itself. */
  readonly mine: VersionContent;
  /** Whether the server's text is another than the one on which it was typed. */
  readonly isNewer: boolean;
};

/** Compares; null where the server has all of it. */
export function compareLeft(server: Y.Doc, left: Pick<LeftText, 'base' | 'typed'>): Comparison | null {
  if (Y.snapshotContainsUpdate(Y.snapshot(server), left.typed)) return null;
  const theirs = contentOf(server);
  const merged = contentOf(docOf(Y.encodeStateAsUpdate(server), left.typed));
  if (canonicalJson(merged) === canonicalJson(theirs)) return null;
  const before = left.base === null ? null : contentOf(docOf(left.base));
  const mine = left.base === null ? merged : contentOf(docOf(left.base, left.typed));
  const isNewer = before === null || canonicalJson(before) !== canonicalJson(theirs);
  return { theirs, merged, mine, isNewer };
}

/** A document of these updates. */
export function docOf(...updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}
