import { renditionUrl } from '#core/urls.ts';
import type { MediaView } from './media-view.ts';
import { jpegWidths } from './renditions.ts';

/** The URLs of a picture for a page: a `srcset` for each modern format that it has, and one JPEG. */
export function pictureSources(media: Pick<MediaView, 'id' | 'width' | 'widths' | 'avifWidths' | 'folder'>): {
  readonly modern: readonly { readonly type: string; readonly srcset: string }[];
  readonly jpeg: string;
} {
  const widths = media.widths.length > 0 ? media.widths : [media.width];
  const source = (format: 'avif' | 'webp', offered: readonly number[]) => ({
    type: `image/${format}`,
    srcset: offered.map((width) => `${renditionUrl(media, width, format)} ${width}w`).join(', '),
  });
  return {
    modern: [
      ...(media.avifWidths.length > 0 ? [source('avif', media.avifWidths)] : []),
      source('webp', widths),
    ],
    jpeg: renditionUrl(media, jpegWidths(media).page, 'jpeg'),
  };
}
