import { renditionUrl } from '#core/urls.ts';

/**
 * The width of the JPEG fallback in pixels. Only old phones need it, and more sizes would add weight to every
 * page.
 */
const jpegWidth = 640;

/** The URLs of a picture for a page: a `srcset` for each modern format, and one JPEG. */
export function pictureSources(media: {
  readonly id: string;
  readonly width: number;
  readonly widths: readonly number[];
}): { readonly avif: string; readonly webp: string; readonly jpeg: string } {
  const widths = media.widths.length > 0 ? media.widths : [media.width];
  const srcset = (format: 'avif' | 'webp') =>
    widths.map((width) => `${renditionUrl(media, width, format)} ${width}w`).join(', ');
  const width = widths.find((one) => one >= jpegWidth) ?? widths.at(-1) ?? media.width;
  return { avif: srcset('avif'), webp: srcset('webp'), jpeg: renditionUrl(media, width, 'jpeg') };
}
