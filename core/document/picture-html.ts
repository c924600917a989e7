import type { MediaView } from '#core/media/media-view.ts';
import { renditionUrl } from '#core/urls.ts';
import { escapeHtml } from './escape-html.ts';

const fallbackWidth = 960;

/**
 * A responsive picture: AVIF, WebP, then JPEG. Width and height are always written, so that nothing moves
 * when it comes. `sizes` is the HTML attribute: how wide the picture will stand on the page.
 */
export function pictureHtml(media: MediaView, { alt, sizes }: { alt: string; sizes: string }): string {
  const widths = media.widths.length > 0 ? media.widths : [media.width];
  const srcset = (format: 'avif' | 'webp' | 'jpeg') =>
    escapeHtml(widths.map((width) => `${renditionUrl(media, width, format)} ${width}w`).join(', '));
  const source = (format: 'avif' | 'webp') =>
    `<source type="image/${format}" srcset="${srcset(format)}" sizes="${escapeHtml(sizes)}">`;
  const src = renditionUrl(
    media,
    widths.find((width) => width >= fallbackWidth) ?? widths.at(-1) ?? media.width,
    'jpeg',
  );
  return (
    `<picture>${source('avif')}${source('webp')}` +
    `<img src="${escapeHtml(src)}" srcset="${srcset('jpeg')}" sizes="${escapeHtml(sizes)}"` +
    ` width="${media.width}" height="${media.height}" alt="${escapeHtml(alt)}"` +
    ` loading="lazy" decoding="async"${placeholder(media.blurColor)}></picture>`
  );
}

/** For the style sheet to read: a style of its own is refused by the policy of readers' pages. */
function placeholder(color: string): string {
  return /^#[0-9a-f]{6}$/i.test(color) ? ` data-tone="${color}"` : '';
}
