import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

/** The numbered tags of WOFF2's table directory that this file needs; other tags have four letters. */
const CMAP = 0;
const GLYF = 10;
const LOCA = 11;

/**
 * The code points for which a WOFF2 file has glyphs, read by https://www.w3.org/TR/WOFF2/. The format is a
 * directory with base-128 lengths, then all tables in one brotli stream. The character map is not
 * transformed.
 */
export function lettersOfFont(file: string): ReadonlySet<number> {
  const bytes = readFileSync(file);
  const tableCount = bytes.readUInt16BE(12);
  let at = 48;
  const number = () => {
    let value = 0;
    for (;;) {
      const byte = bytes.readUInt8(at++);
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
  };
  let offset = 0;
  let map: { start: number; length: number } | null = null;
  for (let index = 0; index < tableCount; index += 1) {
    const flags = bytes.readUInt8(at++);
    const tag = flags & 0x3f;
    if (tag === 0x3f) at += 4;
    const whole = number();
    const version = flags >> 6;
    const isTransformed = tag === GLYF || tag === LOCA ? version === 0 : version !== 0;
    const length = isTransformed ? number() : whole;
    if (tag === CMAP) map = { start: offset, length };
    offset += length;
  }
  if (map === null) throw new Error(`${file} maps no letters.`);
  return lettersOf(brotliDecompressSync(bytes.subarray(at)).subarray(map.start, map.start + map.length));
}

/** The segments of a character map in format 4, which every web font has. */
function lettersOf(map: Buffer): Set<number> {
  const letters = new Set<number>();
  for (let table = 0; table < map.readUInt16BE(2); table += 1) {
    const start = map.readUInt32BE(4 + table * 8 + 4);
    if (map.readUInt16BE(start) !== 4) continue;
    const segments = map.readUInt16BE(start + 6) / 2;
    for (let index = 0; index < segments; index += 1) {
      const last = map.readUInt16BE(start + 14 + index * 2);
      const first = map.readUInt16BE(start + 16 + (segments + index) * 2);
      for (let code = first; code <= last && code < 0xffff; code += 1) letters.add(code);
    }
  }
  return letters;
}
