import * as Y from 'yjs';
import { admitUpdate } from '#core/working-copy/admit-update.ts';
import { ClientWriters } from '#core/working-copy/client-writers.ts';
import { keepAsWritten } from '#core/working-copy/keep-as-written.ts';

/** Whether the server would accept this update from a person who may only suggest. */
export function onlySuggests(server: Y.Doc, update: Uint8Array, personId: string): boolean {
  const doc = keepAsWritten(new Y.Doc());
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
  return admitUpdate({ doc, writers: new ClientWriters() }, update, { personId, right: 'suggestions' }).ok;
}
