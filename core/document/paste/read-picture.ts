import { attributeOf, type DomNode } from '../dom.ts';
import { tidyText } from '../tidy-text.ts';

/** A picture in foreign HTML. */
export type SeenPicture = {
  /** Its source: http(s), `data:`, `blob:`, or one that only the other program can open (`file:`, a path). */
  readonly src: string;
  readonly alt: string;
};

/**
 * The meaning of an `img`: a picture, text (an emoji as an image), or nothing (a tracking pixel, an icon).
 */
export type ReadImage =
  | { readonly kind: 'picture'; readonly picture: SeenPicture }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'nothing' };

const altMaxLength = 300;
/** Maximum size of an icon or emoji in pixels; photos are larger. */
const iconSize = 40;

/** Reads an `img` element. */
export function readImage(element: DomNode): ReadImage {
  const alt = tidyText(attributeOf(element, 'alt') || attributeOf(element, 'title')).trim();
  if (isEmoji(alt)) return { kind: 'text', text: alt };
  const src = sourceOf(element);
  const width = sizeOf(element, 'width');
  const height = sizeOf(element, 'height');
  const isSmall = (width ?? height ?? Infinity) <= iconSize && (height ?? width ?? Infinity) <= iconSize;
  const isSticker = /\b(?:emoji|emoticon|smiley)/i.test(attributeOf(element, 'class'));
  if (isSticker || (isSmall && /emoji|emoticon/i.test(src))) {
    return alt === '' ? { kind: 'nothing' } : { kind: 'text', text: alt };
  }
  if (src === '' || isSmall) return { kind: 'nothing' };
  return { kind: 'picture', picture: { src, alt: alt.slice(0, altMaxLength) } };
}

function isEmoji(alt: string): boolean {
  return (
    alt !== '' &&
    /^(?:\p{Extended_Pictographic}|\p{Emoji_Component}|\p{RI}|\s)+$/u.test(alt) &&
    !/^[\d#*\s]+$/.test(alt)
  );
}

/** Lazy-loading pages keep the real URL in another attribute and a tiny placeholder in `src`. */
function sourceOf(element: DomNode): string {
  const src = attributeOf(element, 'src').trim();
  const isPlaceholder = src === '' || (/^data:image\/(?:gif|svg|png)/i.test(src) && src.length < 400);
  const late = LATE.map((name) => attributeOf(element, name).trim()).find((value) => value !== '');
  const fromSet = largestOf(attributeOf(element, 'srcset') || attributeOf(element, 'data-srcset'));
  const found = isPlaceholder ? late || fromSet || src : src;
  return found.startsWith('//') ? `https:${found}` : found;
}

const LATE = ['data-src', 'data-original', 'data-lazy-src', 'data-actualsrc', 'data-lazy', 'data-image'];

function largestOf(srcset: string): string {
  const candidates = srcset.split(/,\s+/).map((part) => part.trim().split(/\s+/));
  const sized = candidates.map(([address = '', size = '']) => ({
    address,
    size: Number.parseFloat(size) || 0,
  }));
  return sized.reduce((best, each) => (each.size > best.size ? each : best), { address: '', size: -1 })
    .address;
}

function sizeOf(element: DomNode, name: 'width' | 'height'): number | null {
  const styled = new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([\\d.]+)px`, 'i').exec(
    attributeOf(element, 'style'),
  )?.[1];
  const size = Number.parseFloat(attributeOf(element, name) || styled || '');
  const isPercent = /%\s*$/.test(attributeOf(element, name));
  return Number.isFinite(size) && !isPercent ? size : null;
}
