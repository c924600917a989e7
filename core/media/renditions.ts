/** The formats of renditions, in the order in which a page offers them. */
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

/** The least width of the JPEG on pages in pixels. Only old phones need it. */
const pageJpegMinWidth = 640;
/** The maximum width of JPEGs for machines: Google asks for 1,200, and feed readers show less. */
const largeJpegMaxWidth = 1280;

/**
 * The widths of the JPEGs that are offered; some may be equal. `small` is for avatars, `page` for `<img>`,
 * `large` for feeds, JSON-LD, oEmbed and sitemaps.
 */
export function jpegWidths({ width, widths }: { width: number; widths: readonly number[] }): {
  readonly small: number;
  readonly page: number;
  readonly large: number;
} {
  const small = widths[0] ?? width;
  return {
    small,
    page: widths.find((each) => each >= pageJpegMinWidth) ?? widths.at(-1) ?? width,
    large: widths.findLast((each) => each <= largeJpegMaxWidth) ?? small,
  };
}

/**
 * The renditions that an upload makes: WebP in all widths, and JPEG where it is offered. The widest JPEG has
 * a high quality: AVIF and lost renditions are encoded from it.
 */
export function uploadRenditions(picture: {
  width: number;
  widths: readonly number[];
}): { readonly width: number; readonly format: RenditionFormat }[] {
  const withJpeg = [...Object.values(jpegWidths(picture)), picture.widths.at(-1)];
  return picture.widths.flatMap((width) => [
    { width, format: 'webp' as const },
    ...(withJpeg.includes(width) ? [{ width, format: 'jpeg' as const }] : []),
  ]);
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

/** A picture and the widths of its renditions. */
export type StoredPicture = {
  readonly id: string;
  readonly width: number;
  readonly widths: readonly number[];
  readonly avifWidths: readonly number[];
};

/** The storage keys of all renditions of a picture. */
export function renditionKeys({ id, avifWidths, ...picture }: StoredPicture): string[] {
  const avif = avifWidths.map((width) => ({ width, format: 'avif' as const }));
  return [...uploadRenditions(picture), ...avif].map((each) => renditionKey({ mediaId: id, ...each }));
}

/**
 * The keys of the widest renditions, the best one first. The original upload is not kept, so these are the
 * closest to it, and all other renditions can be encoded from any of them.
 */
export function widestKeys(picture: StoredPicture): string[] {
  const width = picture.widths.at(-1);
  const ofWidth = (['jpeg', 'webp', 'avif'] as const).map((format) =>
    renditionKey({ mediaId: picture.id, width: width ?? 0, format }),
  );
  const keys = renditionKeys(picture);
  return ofWidth.filter((key) => keys.includes(key));
}

/** The width and format in the last path segment of a rendition's URL, or null if it is invalid. */
export function parseRendition(segment: string): { width: number; format: RenditionFormat } | null {
  const match = /^([1-9]\d{0,4})\.(avif|webp|jpeg)$/.exec(segment);
  return match ? { width: Number(match[1]), format: match[2] as RenditionFormat } : null;
}
