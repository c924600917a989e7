import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';

/** What our own program says in a room, as Hocuspocus numbers it: sync, awareness, who it is, who is there, leaving. */
const TOLD = new Set([0, 1, 2, 3, 4, 7]);

/** The room that a message is for; null for bytes that our own program never sends. */
export function roomOfFrame(frame: Uint8Array): string | null {
  try {
    const decoder = createDecoder(frame);
    const room = readVarString(decoder);
    return /^article:[0-9a-f-]{36}$/.test(room) && TOLD.has(readVarUint(decoder)) ? room : null;
  } catch {
    return null;
  }
}
