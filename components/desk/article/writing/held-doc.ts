import * as Y from 'yjs';
import { keepAsWritten } from '#core/working-copy/keep-as-written.ts';

export type HeldDoc = {
  /** The document to which the fields and the editor are bound. */
  readonly doc: Y.Doc;
  /** Registers a function that flushes delayed input. It is called before remote changes are applied. */
  readonly askFirst: (flush: () => void) => () => void;
  /** Flushes all delayed input: the document then has everything that is on the screen. */
  readonly ask: () => void;
  /** Applies remote changes, unless they are held. */
  readonly catchUp: () => void;
  /** Holds remote changes until `release`. */
  readonly hold: () => void;
  readonly release: () => void;
  /** Whether remote changes are waiting. */
  readonly isWaitedFor: () => boolean;
  readonly destroy: () => void;
};

/**
 * A second document beside the shared one. Local changes are copied at once. Remote changes are applied when
 * `soon` finds a good moment, and never during an IME composition, which they would break. Both are Yjs
 * documents, so a delay does not change the result.
 */
export function holdBack(shared: Y.Doc, soon: (run: () => void) => void): HeldDoc {
  const doc = keepAsWritten(new Y.Doc());
  keepAsWritten(shared);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(shared), shared);
  let isHeld = false;
  let waiting: Uint8Array | null = null;
  const asked = new Set<() => void>();
  const ask = () => {
    for (const flush of asked) flush();
  };
  const catchUp = () => {
    if (isHeld || waiting === null) return;
    const update = waiting;
    waiting = null;
    ask();
    Y.applyUpdate(doc, update, shared);
  };

  const onTyped = (update: Uint8Array, origin: unknown) => {
    if (origin !== shared) Y.applyUpdate(shared, update, doc);
  };
  const onShared = (update: Uint8Array, origin: unknown) => {
    if (origin === doc) return;
    // Merged into one update, which takes no more memory than its text.
    waiting = waiting === null ? update : Y.mergeUpdates([waiting, update]);
    if (!isHeld) soon(catchUp);
  };

  function release() {
    isHeld = false;
    catchUp();
  }

  doc.on('update', onTyped);
  shared.on('update', onShared);
  return {
    doc,
    askFirst(flush) {
      asked.add(flush);
      return () => asked.delete(flush);
    },
    ask,
    catchUp,
    hold() {
      isHeld = true;
    },
    release,
    isWaitedFor: () => waiting !== null,
    destroy() {
      ask();
      release();
      doc.off('update', onTyped);
      shared.off('update', onShared);
      doc.destroy();
    },
  };
}
