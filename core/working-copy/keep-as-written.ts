import type * as Y from 'yjs';

/**
 * Makes a replica that never cleans up formatting of remote changes. Yjs removes redundant formatting marks
 * after each remote change, by deletions of its own. A person who is still writing may need a mark that looks
 * redundant here, such as the end of bold or of a suggestion. Without it the following text would become
 * bold, or part of the suggestion. On the server these deletions would not be logged either.
 */
export function keepAsWritten<D extends Y.Doc>(doc: D): D {
  doc.on('afterTransaction', (transaction) => {
    // Yjs reads it directly after this event.
    transaction._needFormattingCleanup = false;
  });
  return doc;
}
