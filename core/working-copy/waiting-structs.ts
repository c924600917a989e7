import * as Y from 'yjs';

/** True if the document has pending structs: they refer to missing text and would take effect later. */
export function hasWaiting({ store }: Y.Doc): boolean {
  return store.pendingStructs !== null || store.pendingDs !== null;
}

/** Drops pending structs; false if there are none. */
export function dropWaiting(doc: Y.Doc): boolean {
  if (!hasWaiting(doc)) return false;
  doc.store.pendingStructs = null;
  doc.store.pendingDs = null;
  return true;
}

/** The state vector: for each client id, the clock of its next letter. */
export function clocksOf(doc: Y.Doc): ReadonlyMap<number, number> {
  return Y.decodeStateVector(Y.encodeStateVector(doc));
}

/** The client ids with new structs in an update: items, garbage and gaps. Throws if it is no update. */
export function clientsWritten(update: Uint8Array, known: ReadonlyMap<number, number>): ReadonlySet<number> {
  const { structs } = Y.decodeUpdate(update);
  const isNew = ({ id, length }: { id: Y.ID; length: number }) =>
    id.clock + length > (known.get(id.client) ?? 0);
  return new Set(structs.filter(isNew).map(({ id }) => id.client));
}

/** Whether an update has a gap after the known state: it skips structs without their content. */
export function hasNewGap(update: Uint8Array, known: ReadonlyMap<number, number>): boolean {
  const { structs } = Y.decodeUpdate(update);
  return structs.some(
    (struct) =>
      struct instanceof Y.Skip && struct.id.clock + struct.length > (known.get(struct.id.client) ?? 0),
  );
}
