import * as Y from 'yjs';
import { canonicalJson } from '#core/shared/canonical-json.ts';
import { contentOf, treeOf } from '#core/working-copy/content-of.ts';
import { keepAsWritten } from '#core/working-copy/keep-as-written.ts';
import { mayChangeTo } from '#core/working-copy/may-change-to.ts';

/** True for bytes that Yjs can read as an update. */
export function isUpdate(bytes: Uint8Array): boolean {
  try {
    Y.decodeUpdate(bytes);
    return true;
  } catch {
    return false;
  }
}

/** True where the document already holds everything that the update says. */
export function isKnown(document: Y.Doc, update: Uint8Array): boolean {
  return Y.snapshotContainsUpdate(Y.snapshot(document), update);
}

/**
 * True where the update does nothing to a document but make, change or take back suggestions of this person. It is
 * tried on a copy: what the sender's program says of it counts for nothing.
 */
export function onlySuggests(document: Y.Doc, update: Uint8Array, personId: string): boolean {
  const copy = keepAsWritten(new Y.Doc());
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document));
  const before = { tree: treeOf(copy), fields: fieldsOf(copy) };
  Y.applyUpdate(copy, update);
  return fieldsOf(copy) === before.fields && mayChangeTo(before.tree, treeOf(copy), personId);
}

function fieldsOf(doc: Y.Doc): string {
  const { body: _, ...fields } = contentOf(doc);
  return canonicalJson(fields);
}
