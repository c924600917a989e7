import type * as Y from 'yjs';

/**
 * A replica that leaves what others wrote as it is. Yjs tidies the formats of a text after each change that came from
 * elsewhere, by deletions of its own. Whoever goes on writing meanwhile may need the very mark that looks superfluous
 * here, the end of bold or of a proposal: without it the words behind would be bold, or proposed, too. On the server,
 * moreover, nobody would log those deletions.
 */
export function keepAsWritten<D extends Y.Doc>(doc: D): D {
  doc.on('afterTransaction', (transaction) => {
    // Asked for right behind this event.
    transaction._needFormattingCleanup = false;
  });
  return doc;
}
