import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';
import { uuidPattern } from '#core/shared/is-uuid.ts';

/** What our own program says in a room, as Hocuspocus numbers it: sync, awareness, who it is, who is there, leaving. */
const MESSAGE_TYPES = new Set([0, 1, 2, 3, 4, 7]);

const ROOM = new RegExp(`^article:(${uuidPattern})$`);

/** The article whose room is called so; null for none. */
export function articleOf(room: string): string | null {
  return ROOM.exec(room)?.[1] ?? null;
}

/** The room that a message is for; null for bytes that our own program never sends. */
export function roomOfFrame(frame: Uint8Array): string | null {
  try {
    const decoder = createDecoder(frame);
    const room = readVarString(decoder);
    return articleOf(room) !== null && MESSAGE_TYPES.has(readVarUint(decoder)) ? room : null;
  } catch {
    return null;
  }
}
