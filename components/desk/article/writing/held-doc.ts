import * as Y from 'yjs';

/** How long after the last stroke of a composition the changes of others are held back, in milliseconds. */
export const holdMs = 1_500;

export type HeldDoc = {
  /** The document that the fields and the editor are bound to. */
  readonly doc: Y.Doc;
  /** A letter is being composed: until `release`, or until no stroke has come for a while, others wait. */
  readonly hold: () => void;
  readonly release: () => void;
  readonly destroy: () => void;
};

/**
 * A second document beside the shared one. What is typed goes over at once; what others write comes back at once too,
 * unless an input method is just composing a letter here: then it waits, because a letter whose place on the screen
 * is written anew is torn apart. Both are the same document of Yjs in the end, whatever waits for how long.
 */
export function holdBack(shared: Y.Doc): HeldDoc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(shared), shared);
  let waiting: Uint8Array[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;

  const onTyped = (update: Uint8Array, origin: unknown) => {
    if (origin !== shared) Y.applyUpdate(shared, update, doc);
  };
  const onShared = (update: Uint8Array, origin: unknown) => {
    if (origin === doc) return;
    if (timer === null) Y.applyUpdate(doc, update, shared);
    else waiting.push(update);
  };

  function release() {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const updates = waiting;
    waiting = [];
    if (updates.length > 0) Y.applyUpdate(doc, Y.mergeUpdates(updates), shared);
  }

  doc.on('update', onTyped);
  shared.on('update', onShared);
  return {
    doc,
    hold() {
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(release, holdMs);
    },
    release,
    destroy() {
      release();
      doc.off('update', onTyped);
      shared.off('update', onShared);
      doc.destroy();
    },
  };
}
