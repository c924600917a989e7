/** The header of a picture, from which the cost of decoding follows. */
export type PictureHead = {
  /** In sharp's naming: `jpeg`, `png`, `webp`, `gif`, `heif`. */
  readonly format: string;
  readonly pixels: number;
  readonly channels: number;
  readonly bytesPerSample: 1 | 2;
  /** In several passes, each over the whole picture. */
  readonly isProgressive: boolean;
  /** Whether chroma is subsampled to half the lines and columns (4:2:0). */
  readonly halvesColour: boolean;
};

/**
 * The approximate memory that decoding needs, in bytes. A baseline JPEG or PNG is decoded line by line, and
 * WebP at the target size. A progressive JPEG keeps two bytes per coefficient, an interlaced PNG every
 * sample, a GIF four bytes per pixel for its canvas. AVIF was measured (bench/README.md).
 */
export function decodingBytes(head: PictureHead): number {
  return head.pixels * bytesOfPixel(head);
}

function bytesOfPixel({
  format,
  channels,
  bytesPerSample,
  isProgressive,
  halvesColour,
}: PictureHead): number {
  if (format === 'heif') return avifBytes;
  if (format === 'gif') return gifBytes;
  if (!isProgressive) return 0;
  return format === 'jpeg' ? 2 * (halvesColour ? 1.5 : channels) : channels * bytesPerSample;
}

const avifBytes = 18;
const gifBytes = 5;
