import type * as Y from 'yjs';

/**
 * A replica that only takes in what others wrote. Yjs tidies the formats of a text after a remote change, by deletions
 * of its own, which here nobody would log: the stored document and the screens would say different things of the same
 * words. The screens tidy, and what they do is logged like any other change.
 */
export function keepAsWritten<D extends Y.Doc>(doc: D): D {
  doc.on('beforeObserverCalls', (transaction) => {
    // What is local is not tidied; nothing else asks on a replica that writes nothing.
    transaction.local = true;
  });
  return doc;
}
