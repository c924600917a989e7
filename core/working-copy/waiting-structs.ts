import * as Y from 'yjs';

/** True where the document holds something that waits for text which does not exist: it would take effect later. */
export function hasWaiting({ store }: Y.Doc): boolean {
  return store.pendingStructs !== null || store.pendingDs !== null;
}

/** Forgets what waits in a document; false where nothing does. */
export function dropWaiting(doc: Y.Doc): boolean {
  if (!hasWaiting(doc)) return false;
  doc.store.pendingStructs = null;
  doc.store.pendingDs = null;
  return true;
}

/** How much each client has written in a document: the clock that its next letter gets. */
export function clocksOf(doc: Y.Doc): ReadonlyMap<number, number> {
  return Y.decodeStateVector(Y.encodeStateVector(doc));
}

/** The clients under which an update writes something new, items, garbage and gaps alike. Throws for what is no update. */
export function clientsWritten(update: Uint8Array, known: ReadonlyMap<number, number>): ReadonlySet<number> {
  const { structs } = Y.decodeUpdate(update);
  const isNew = ({ id, length }: { id: Y.ID; length: number }) =>
    id.clock + length > (known.get(id.client) ?? 0);
  return new Set(structs.filter(isNew).map(({ id }) => id.client));
}

/** Whether an update has a gap behind what is known: it says that something is there, and not what. */
export function hasNewGap(update: Uint8Array, known: ReadonlyMap<number, number>): boolean {
  const { structs } = Y.decodeUpdate(update);
  return structs.some(
    (struct) =>
      struct instanceof Y.Skip && struct.id.clock + struct.length > (known.get(struct.id.client) ?? 0),
  );
}
