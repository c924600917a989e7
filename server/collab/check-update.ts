import * as Y from 'yjs';

/** True for bytes that Yjs can decode as an update. */
export function isUpdate(bytes: Uint8Array): boolean {
  try {
    Y.decodeUpdate(bytes);
    return true;
  } catch {
    return false;
  }
}

/** True if the document already contains everything in the update. */
export function isKnown(document: Y.Doc, update: Uint8Array): boolean {
  return Y.snapshotContainsUpdate(Y.snapshot(document), update);
}
