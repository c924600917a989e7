/** The formats of every rendition; `picture-html.ts` offers them in this order. */
export const RENDITION_FORMATS = ['avif', 'webp', 'jpeg'] as const;
export type RenditionFormat = (typeof RENDITION_FORMATS)[number];

/** The longest side that WebP holds, in pixels. */
export const renditionMaxHeight = 16_383;

/** The most pixels of one rendition: to encode one as AVIF takes some thirty bytes for each. */
const renditionMaxPixels = 5_000_000;

const widths = [320, 480, 640, 960, 1280, 1920] as const;

/**
 * The widths in pixels to make of a picture, ascending: the steps that are not wider than it, and its own
 * width where it lies between two steps by a good deal or below the first. Of a tall one, such as an infographic, the widest are
 * left out that would have too many pixels.
 */
export function renditionWidths({ width, height }: { width: number; height: number }): number[] {
  const narrower = widths.filter((step) => step <= width);
  const widest = narrower.at(-1) ?? 0;
  const isWorthAStep = width < 1920 && width > widest * 1.15;
  const all = isWorthAStep ? [...narrower, width] : narrower;
  return all.filter((step, at) => at === 0 || (step * step * height) / width <= renditionMaxPixels);
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

/** The keys in storage of all renditions of a picture whose widths these are. */
export function renditionKeys(mediaId: string, widths: readonly number[]): string[] {
  return widths.flatMap((width) =>
    RENDITION_FORMATS.map((format) => renditionKey({ mediaId, width, format })),
  );
}

/**
 * The keys of its widest renditions: what was uploaded is not kept, so each of these is as near to it as there is, and every
 * other rendition can be made anew of any of them.
 */
export function widestKeys(mediaId: string, widths: readonly number[]): string[] {
  return widths.length === 0 ? [] : renditionKeys(mediaId, [Math.max(...widths)]);
}

/** The width and format in the last segment of a rendition's address, or null where it names none. */
export function parseRendition(segment: string): { width: number; format: RenditionFormat } | null {
  const match = /^([1-9]\d{0,4})\.(avif|webp|jpeg)$/.exec(segment);
  return match ? { width: Number(match[1]), format: match[2] as RenditionFormat } : null;
}
