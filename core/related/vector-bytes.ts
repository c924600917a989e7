import type { StoryVector, VectorTerm } from './story-vector.ts';

/**
 * Eight bytes a term, little-endian: key (int32), share · 2¹⁴ (uint16), rarity · 2¹¹ with the lowest bit for
 * a name (uint16).
 */
const TERM_BYTES = 8;
const SHARE_SCALE = 2 ** 14;
const RARITY_SCALE = 2 ** 11;
const MOST = 2 ** 16 - 1;

/** Encodes a story's terms for storage. The rounding error is less than a thousandth of each number. */
export function vectorBytes(vector: StoryVector): Uint8Array {
  const bytes = new Uint8Array(vector.length * TERM_BYTES);
  const view = new DataView(bytes.buffer);
  for (const [index, { key, share, rarity, isName }] of vector.entries()) {
    const at = index * TERM_BYTES;
    view.setInt32(at, key, true);
    view.setUint16(at + 4, Math.min(MOST, Math.round(share * SHARE_SCALE)), true);
    view.setUint16(at + 6, Math.min(MOST >> 1, Math.round(rarity * RARITY_SCALE)) * 2 + Number(isName), true);
  }
  return bytes;
}

/** Decodes stored terms; trailing bytes that are no complete term are ignored. */
export function vectorOfBytes(bytes: Uint8Array): StoryVector {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const vector: VectorTerm[] = [];
  for (let at = 0; at + TERM_BYTES <= bytes.byteLength; at += TERM_BYTES) {
    const rarity = view.getUint16(at + 6, true);
    vector.push({
      key: view.getInt32(at, true),
      share: view.getUint16(at + 4, true) / SHARE_SCALE,
      rarity: (rarity >> 1) / RARITY_SCALE,
      isName: (rarity & 1) === 1,
    });
  }
  return vector;
}
