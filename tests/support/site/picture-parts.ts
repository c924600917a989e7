/**
 * The parts of a JPEG, PNG, WebP or AVIF other than pixels and colour profile, by the names of the format.
 * `APP1` is where a JPEG keeps Exif and XMP, `APP13` IPTC. PNG has `eXIf` and `tEXt`, WebP `EXIF` and `XMP `,
 * AVIF `Exif` and `mime`.
 */
export function otherParts(bytes: Buffer): string[] {
  const [has, parts] = partsOf(bytes);
  return parts.filter((part) => !has.includes(part));
}

/** The parts that a picture of this format needs, and the parts that it has. */
function partsOf(bytes: Buffer): [readonly string[], string[]] {
  if (bytes.readUInt16BE(0) === 0xffd8) return [['APP0', 'APP2', 'APP14'], jpegParts(bytes)];
  if (bytes.toString('latin1', 1, 4) === 'PNG') return [PNG, pngParts(bytes)];
  if (bytes.toString('latin1', 8, 12) === 'WEBP') return [WEBP, webpParts(bytes)];
  if (bytes.toString('latin1', 4, 8) === 'ftyp') return [['av01', 'grid'], avifParts(bytes)];
  throw new Error('neither JPEG, PNG, WebP nor AVIF');
}

const PNG = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT', 'pHYs'];
const WEBP = ['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP'];

/**
 * Comments and application segments up to the first scan; bytes after the end of the picture count as well.
 */
function jpegParts(bytes: Buffer): string[] {
  const parts: string[] = [];
  let at = 2;
  while (bytes[at] === 0xff && bytes[at + 1] !== 0xda) {
    const marker = bytes[at + 1] as number;
    if (marker >= 0xe0 && marker <= 0xef) parts.push(`APP${marker - 0xe0}`);
    if (marker === 0xfe) parts.push('COM');
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return bytes.indexOf('ffd9', at, 'hex') + 2 < bytes.length ? [...parts, 'behind the end'] : parts;
}

function pngParts(bytes: Buffer): string[] {
  const parts: string[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at))
    parts.push(bytes.toString('latin1', at + 4, at + 8));
  return parts;
}

function webpParts(bytes: Buffer): string[] {
  const parts: string[] = [];
  for (let at = 12; at < bytes.length; ) {
    const size = bytes.readUInt32LE(at + 4);
    parts.push(bytes.toString('latin1', at, at + 4));
    at += 8 + size + (size % 2);
  }
  return parts;
}

/** The kinds of the items that the file lists (ISO 14496-12, `infe`). */
function avifParts(bytes: Buffer): string[] {
  const parts: string[] = [];
  for (let at = bytes.indexOf('infe'); at >= 0; at = bytes.indexOf('infe', at + 4))
    parts.push(bytes.toString('latin1', at + 12, at + 16));
  return parts;
}
