import type { MediaView } from '#core/media/media-view.ts';
import { pictureSources } from '#core/media/picture-sources.ts';
import { escapeHtml } from './escape-html.ts';

/**
 * A responsive picture: AVIF, WebP, then JPEG. Width and height are always set, to prevent layout shifts.
 * `sizes` is the HTML attribute.
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

/**
 * A data attribute for the style sheet: the Content Security Policy of public pages forbids inline styles.
 */
function placeholder(color: string): string {
  return /^#[0-9a-f]{6}$/i.test(color) ? ` data-tone="${color}"` : '';
}
