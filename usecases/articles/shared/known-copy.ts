import * as Y from 'yjs';
import { type ClientClaim, ClientWriters } from '#core/working-copy/client-writers.ts';
import { keepAsWritten } from '#core/working-copy/keep-as-written.ts';
import { clocksOf, dropWaiting } from '#core/working-copy/waiting-structs.ts';
import type { Transaction } from '#db/client.ts';
import {
  findWorkingCopyForUpdate,
  insertClientClaims,
  listWorkingCopyUpdates,
  markClientsKnown,
  replaceWorkingCopyUpdate,
  type WorkingCopyRow,
} from '#db/queries/articles/working-copies.ts';

/**
 * The locked working copy of an article, or null. The writers of its client ids are known, and it has no
 * pending structs.
 */
export async function lockKnownCopy(tx: Transaction, articleId: string): Promise<WorkingCopyRow | null> {
  const copy = await findWorkingCopyForUpdate(tx, articleId);
  if (copy === null || copy.clientsKnown) return copy;
  await findOutClients(tx, copy);
  return findWorkingCopyForUpdate(tx, articleId);
}

/** Claims for every client id in a document. */
export function claimsOfAll(doc: Y.Doc, personId: string | null): ClientClaim[] {
  return [...clocksOf(doc).keys()].map((clientId) => ({ clientId, fromClock: 0, personId }));
}

/**
 * For a log from before client ids were bound to people. Text in the log belongs to its sender; the writers
 * of text in the state are unknown. Pending structs are removed from the state and from each update, so that
 * they cannot take effect later.
 */
async function findOutClients(
  tx: Transaction,
  { articleId, state, stateSeq }: WorkingCopyRow,
): Promise<void> {
  const doc = keepAsWritten(new Y.Doc());
  Y.applyUpdate(doc, state);
  const clean = dropWaiting(doc) ? Y.encodeStateAsUpdate(doc) : state;
  const claims = claimsOfAll(doc, null);
  const writers = new ClientWriters(claims);
  for (const { seq, update, personId } of await listWorkingCopyUpdates(tx, {
    articleId,
    afterSeq: stateSeq,
  })) {
    const before = Y.encodeStateVector(doc);
    const known = clocksOf(doc);
    Y.applyUpdate(doc, update);
    if (dropWaiting(doc)) {
      await replaceWorkingCopyUpdate(tx, { articleId, seq, update: Y.encodeStateAsUpdate(doc, before) });
    }
    for (const [clientId, clock] of clocksOf(doc)) {
      const fromClock = known.get(clientId) ?? 0;
      if (clock === fromClock || writers.isOf(clientId, personId)) continue;
      const claim = { clientId, fromClock, personId };
      writers.add(claim);
      claims.push(claim);
    }
  }
  await insertClientClaims(tx, articleId, claims);
  await markClientsKnown(tx, { articleId, state: clean });
}
