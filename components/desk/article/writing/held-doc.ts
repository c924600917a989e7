import * as Y from 'yjs';
import { keepAsWritten } from '#core/working-copy/keep-as-written.ts';

export type HeldDoc = {
  /** The document that the fields and the editor are bound to. */
  readonly doc: Y.Doc;
  /** Names somebody who tells the document a moment later what they have, and must be asked before others change it. */
  readonly askFirst: (tell: () => void) => () => void;
  /** Asks everybody: from here on the document holds all that is on the screen. */
  readonly ask: () => void;
  /** Brings in what others have written, unless it is held. */
  readonly catchUp: () => void;
  /** From now on what others write waits, until `release`. */
  readonly hold: () => void;
  readonly release: () => void;
  /** Whether others have written something that waits. */
  readonly isWaitedFor: () => boolean;
  readonly destroy: () => void;
};

/**
 * A second document beside the shared one. What is typed goes over at once. What others write comes back when `soon`
 * finds it a good moment, and not while an input method is just composing a letter here: a letter whose place on the
 * screen is written anew is torn apart. Both are the same document of Yjs in the end, whatever waits for how long.
 */
export function holdBack(shared: Y.Doc, soon: (run: () => void) => void): HeldDoc {
  const doc = keepAsWritten(new Y.Doc());
  keepAsWritten(shared);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(shared), shared);
  let isHeld = false;
  let waiting: Uint8Array | null = null;
  const asked = new Set<() => void>();
  const ask = () => {
    for (const tell of asked) tell();
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
    // One update instead of many: it takes no more room than the text that it brings.
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
    askFirst(tell) {
      asked.add(tell);
      return () => asked.delete(tell);
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
