/** What the header of a picture says of the work that its pixels will be. */
export type PictureHead = {
  /** As sharp names it: `jpeg`, `png`, `webp`, `gif`, `heif`. */
  readonly format: string;
  readonly pixels: number;
  readonly channels: number;
  readonly bytesPerSample: 1 | 2;
  /** In several passes, of which each goes over the whole picture. */
  readonly isProgressive: boolean;
  /** Whether its colours have half the lines and half the columns (4:2:0). */
  readonly halvesColour: boolean;
};

/**
 * About how many bytes of the picture its decoder holds at once. A plain JPEG or PNG is read line by line and WebP at the size that
 * is wanted; a progressive JPEG keeps two bytes of every coefficient, an interlaced PNG every sample, a GIF four bytes of every
 * pixel for its canvas. What AVIF takes was measured (bench/README.md).
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
