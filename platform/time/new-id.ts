import { randomBytes } from 'node:crypto';

/* The millisecond of the last id, and its counter within that millisecond. */
let lastMs = 0;
let place = 0;

const MOST_PLACES = 0x1000;
/**
 * Regular clock adjustments are smaller than this. After a larger step the earlier clock was wrong, so the
 * order is not kept.
 */
const SET_BACK_MS = 60_000;

/**
 * A UUID of version 7 (RFC 9562): 48 bits of Unix milliseconds, a 12-bit counter from a random start (section
 * 6.2, method 1), 62 random bits. Later ids of one process sort later, even if the counter overflows or the
 * clock is set back. Rows thus list in the order of creation, and indexes grow at their end.
 */
export function newId(nowMs: number = Date.now()): string {
  const bytes = randomBytes(16);
  const goesOn = nowMs <= lastMs && nowMs > lastMs - SET_BACK_MS;
  const isFull = goesOn && place + 1 === MOST_PLACES;
  place = goesOn && !isFull ? place + 1 : bytes.readUInt16BE(6) & 0x07ff;
  lastMs = goesOn ? lastMs + Number(isFull) : nowMs;
  bytes.writeUIntBE(lastMs, 0, 6);
  bytes.writeUInt16BE(0x7000 | place, 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
