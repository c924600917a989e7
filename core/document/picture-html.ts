import type { MediaView } from '#core/media/media-view.ts';
import { pictureSources } from '#core/media/picture-sources.ts';
import { escapeHtml } from './escape-html.ts';

/**
 * A responsive picture: AVIF, WebP, then JPEG. Width and height are always written, so that nothing moves
 * when it comes. `sizes` is the HTML attribute: how wide the picture will stand on the page.
 */
export function pictureHtml(media: MediaView, { alt, sizes }: { alt: string; sizes: string }): string {
  const sources = pictureSources(media);
  const source = (format: 'avif' | 'webp') =>
    `<source type="image/${format}" srcset="${escapeHtml(sources[format])}" sizes="${escapeHtml(sizes)}">`;
  return (
    `<picture>${source('avif')}${source('webp')}` +
    `<img src="${escapeHtml(sources.jpeg)}" width="${media.width}" height="${media.height}" alt="${escapeHtml(alt)}"` +
    ` loading="lazy" decoding="async"${placeholder(media.blurColor)}></picture>`
  );
}

/** For the style sheet to read: a style of its own is refused by the policy of readers' pages. */
function placeholder(color: string): string {
  return /^#[0-9a-f]{6}$/i.test(color) ? ` data-tone="${color}"` : '';
}
