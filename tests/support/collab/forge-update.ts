import { createEncoder, toUint8Array, writeUint8, writeVarUint } from 'lib0/encoding';
import * as Y from 'yjs';
import { bodyPart } from '#core/working-copy/working-copy.ts';

/* Updates that no regular client sends, in the format that Yjs reads (yjs, UpdateEncoderV1). */

const GC = 0;
const SKIP = 10;

type Range = { readonly client: number; readonly clock: number; readonly length: number };

/** A delete set over these clocks, whether or not they exist. */
export function forgeDeletion({ client, clock, length }: Range): Uint8Array {
  return encode([0, 1, client, 1, clock, length]);
}

/** Garbage that occupies these clocks of a client. */
export const forgeGarbage = (range: Range) => forgeStruct(GC, range);

/** A gap that occupies these clocks of a client. */
export const forgeGap = (range: Range) => forgeStruct(SKIP, range);

function forgeStruct(info: number, { client, clock, length }: Range): Uint8Array {
  const encoder = createEncoder();
  for (const value of [1, 1, client, clock]) writeVarUint(encoder, value);
  writeUint8(encoder, info);
  for (const value of [length, 0]) writeVarUint(encoder, value);
  return toUint8Array(encoder);
}

function encode(values: readonly number[]): Uint8Array {
  const encoder = createEncoder();
  for (const value of values) writeVarUint(encoder, value);
  return toUint8Array(encoder);
}

/** Words inserted into the body under this client, as a document with the same text creates them. */
export function forgeInsertion(
  server: Y.Doc,
  { client, words, ahead = 0 }: { client: number; words: string; ahead?: number },
): Uint8Array {
  const doc = copyOf(server, client);
  // So many unsent letters come before: the words depend on clocks that do not exist.
  if (ahead > 0) bodyPart(doc).insert(0, 'x'.repeat(ahead), {});
  const before = Y.encodeStateVector(doc);
  bodyPart(doc).insert(ahead, words, {});
  return Y.encodeStateAsUpdate(doc, before);
}

/** Words of `client` that follow the letter that `victim` types next. */
export function forgeBehindNext(
  server: Y.Doc,
  { client, victim, words }: { client: number; victim: number; words: string },
): Uint8Array {
  const doc = copyOf(server, victim);
  bodyPart(doc).insert(0, 'x', {});
  doc.clientID = client;
  const before = Y.encodeStateVector(doc);
  bodyPart(doc).insert(1, words, {});
  return Y.encodeStateAsUpdate(doc, before);
}

/** Bytes at the start of the body, which no text shows but which count in its positions. */
export function forgeUnseen(server: Y.Doc, client: number): Uint8Array {
  const doc = copyOf(server, client);
  const before = Y.encodeStateVector(doc);
  const body = bodyPart(doc);
  doc.transact((transaction) => {
    const id = Y.createID(client, Y.getState(doc.store, client));
    const first = body._start;
    const bytes = new Y.ContentBinary(new Uint8Array([1, 2]));
    new Y.Item(id, null, null, first, first?.id ?? null, body, null, bytes).integrate(transaction, 0);
  });
  return Y.encodeStateAsUpdate(doc, before);
}

function copyOf(server: Y.Doc, client: number): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
  doc.clientID = client;
  return doc;
}
