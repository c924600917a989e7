/** The formats of every rendition; `picture-html.ts` offers them in this order. */
export const RENDITION_FORMATS = ['avif', 'webp', 'jpeg'] as const;
export type RenditionFormat = (typeof RENDITION_FORMATS)[number];

/** The maximum height of a WebP in pixels. */
export const renditionMaxHeight = 16_383;

/** Maximum number of pixels of a rendition: AVIF encoding takes some thirty bytes per pixel. */
const renditionMaxPixels = 5_000_000;

const widths = [320, 480, 640, 960, 1280, 1920] as const;

/**
 * The widths of a picture's renditions in pixels, ascending. They are the steps up to its width. Its own
 * width is added if it is well between two steps or below the first. For a tall picture, such as an
 * infographic, widths with too many pixels are left out.
 */
export function renditionWidths({ width, height }: { width: number; height: number }): number[] {
  const narrower = widths.filter((step) => step <= width);
  const widest = narrower.at(-1) ?? 0;
  const isWorthAStep = width < 1920 && width > widest * 1.15;
  const all = isWorthAStep ? [...narrower, width] : narrower;
  return all.filter((step, at) => at === 0 || (step * step * height) / width <= renditionMaxPixels);
}

/** The storage key and URL path of a rendition. */
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

/** The storage keys of all renditions of a picture with these widths. */
export function renditionKeys(mediaId: string, widths: readonly number[]): string[] {
  return widths.flatMap((width) =>
    RENDITION_FORMATS.map((format) => renditionKey({ mediaId, width, format })),
  );
}

/**
 * The keys of the widest renditions. The original upload is not kept, so these are the closest to it, and all
 * other renditions can be regenerated from any of them.
 */
export function widestKeys(mediaId: string, widths: readonly number[]): string[] {
  return widths.length === 0 ? [] : renditionKeys(mediaId, [Math.max(...widths)]);
}

/** The width and format in the last path segment of a rendition's URL, or null if it is invalid. */
export function parseRendition(segment: string): { width: number; format: RenditionFormat } | null {
  const match = /^([1-9]\d{0,4})\.(avif|webp|jpeg)$/.exec(segment);
  return match ? { width: Number(match[1]), format: match[2] as RenditionFormat } : null;
}
