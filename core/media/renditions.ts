/** The formats of every rendition; `picture-html.ts` offers them in this order. */
export const RENDITION_FORMATS = ['avif', 'webp', 'jpeg'] as const;
export type RenditionFormat = (typeof RENDITION_FORMATS)[number];

/** The longest side that WebP holds, in pixels. */
export const renditionMaxHeight = 16_383;

const widths = [320, 480, 640, 960, 1280, 1920] as const;

/**
 * The widths in pixels to make of a picture, ascending: the steps that are not wider than it, and its own
 * width where it lies between two steps by a good deal or below the first.
 */
export function renditionWidths(sourceWidth: number): number[] {
  const narrower = widths.filter((width) => width <= sourceWidth);
  const widest = narrower.at(-1) ?? 0;
  const isWorthAStep = sourceWidth < 1920 && sourceWidth > widest * 1.15;
  return isWorthAStep ? [...narrower, sourceWidth] : narrower;
}

/** The key in storage, and the path of the address, of one rendition. */
export function renditionKey({
  mediaId,
  width,
  format,
}: {
  mediaId: string;
  width: number;
  format: RenditionFormat;
}): string {
  return `media/${mediaId}/${width}.${format}`;
}

/** The width and format in the last segment of a rendition's address, or null where it names none. */
export function parseRendition(segment: string): { width: number; format: RenditionFormat } | null {
  const match = /^([1-9]\d{0,4})\.(avif|webp|jpeg)$/.exec(segment);
  return match ? { width: Number(match[1]), format: match[2] as RenditionFormat } : null;
}
