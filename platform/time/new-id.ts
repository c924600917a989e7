import { randomBytes } from 'node:crypto';

/* The last id's millisecond, and its place among those of that millisecond. */
let lastMs = 0;
let place = 0;

const MOST_PLACES = 0x1000;
/** By so much a clock is put right while it runs. One that is set back by more was wrong before, and its ids were of no time. */
const SET_BACK_MS = 60_000;

/**
 * A UUID of version 7 (RFC 9562): 48 bits of Unix milliseconds, 12 bits that count the ids of one millisecond from a random
 * start (section 6.2, method 1), then 62 random bits. Ids that one process makes later sort later, also where a millisecond
 * has no places left or the clock is put back: what is made together is listed in the order in which it was made, and an index
 * grows at its end.
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
