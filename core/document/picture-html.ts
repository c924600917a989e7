import type { MediaView } from '#core/media/media-view.ts';
import { pictureSources } from '#core/media/picture-sources.ts';
import { escapeHtml } from './escape-html.ts';

/**
 * A responsive picture: AVIF if there is one, WebP, then JPEG. Width and height are always set, to prevent
 * layout shifts. `sizes` is the HTML attribute.
 */
export function pictureHtml(media: MediaView, { alt, sizes }: { alt: string; sizes: string }): string {
  const { modern, jpeg } = pictureSources(media);
  const sources = modern.map(
    ({ type, srcset }) =>
      `<source type="${type}" srcset="${escapeHtml(srcset)}" sizes="${escapeHtml(sizes)}">`,
  );
  return (
    `<picture>${sources.join('')}` +
    `<img src="${escapeHtml(jpeg)}" width="${media.width}" height="${media.height}" alt="${escapeHtml(alt)}"` +
    ` loading="lazy" decoding="async"${placeholder(media.blurColor)}></picture>`
  );
}

/**
 * A data attribute for the style sheet: the Content Security Policy of public pages forbids inline styles.
 */
function placeholder(color: string): string {
  return /^#[0-9a-f]{6}$/i.test(color) ? ` data-tone="${color}"` : '';
}
