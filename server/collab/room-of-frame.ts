import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';
import { uuidPattern } from '#core/shared/is-uuid.ts';

/**
 * The message types of Hocuspocus that our client sends: sync, awareness, authentication, presence query,
 * close.
 */
const MESSAGE_TYPES = new Set([0, 1, 2, 3, 4, 7]);

const ROOM = new RegExp(`^article:(${uuidPattern})$`);

/** The article of a room name, or null. */
export function articleOf(room: string): string | null {
  return ROOM.exec(room)?.[1] ?? null;
}

/** The room that a frame is for, or null for bytes that our client never sends. */
export function roomOfFrame(frame: Uint8Array): string | null {
  try {
    const decoder = createDecoder(frame);
    const room = readVarString(decoder);
    return articleOf(room) !== null && MESSAGE_TYPES.has(readVarUint(decoder)) ? room : null;
  } catch {
    return null;
  }
}
