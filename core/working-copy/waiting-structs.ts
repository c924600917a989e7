import * as Y from 'yjs';
import { bodyPart, TEXT_PARTS, textPart } from './working-copy.ts';

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

/** Content that a text shows; deleted content holds a place only. */
const SHOWN = [Y.ContentString, Y.ContentFormat, Y.ContentEmbed, Y.ContentType, Y.ContentDeleted];

/**
 * Whether an applied update put content into a text that the text does not show, such as bytes. It counts in
 * positions, so a later change of any person would hit other letters.
 */
export function hasUnseenContent(doc: Y.Doc, update: Uint8Array): boolean {
  // Yjs knows the type of a part only after its first use.
  bodyPart(doc);
  for (const name of TEXT_PARTS) textPart(doc, name);
  return Y.decodeUpdate(update).structs.some((struct) => {
    if (!(struct instanceof Y.Item) || SHOWN.some((kind) => struct.content instanceof kind)) return false;
    const item = Y.getItem(doc.store, struct.id);
    return item instanceof Y.Item && item.parent instanceof Y.Text;
  });
}
