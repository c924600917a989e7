import { attributeOf, type DomNode, findElements, tagOf } from '../dom.ts';
import { inlineText } from '../inline.ts';
import type { Inline } from '../node.ts';
import { readPhotoLine } from '../read-photo-line.ts';
import { tidyInline } from '../tidy-inline.ts';
import { tidyText } from '../tidy-text.ts';

/** The longest line that is believed to be a caption, in characters. */
export const captionMaxLength = 1000;
const creditMaxLength = 120;

/** Does the element by its tag or its class stand under a photo? */
export function isCaption(element: DomNode): boolean {
  const tag = tagOf(element);
  if (tag === 'figcaption') return true;
  if (!['p', 'div', 'span', 'em', 'td'].includes(tag)) return false;
  const isNamed = CAPTION_CLASS.test(attributeOf(element, 'class'));
  return isNamed && findElements(element, holdsMore).length === 0;
}

/** Class names of the Vietnamese press and of common systems, and Word's own style for captions. */
const CAPTION_CLASS =
  /(?:^|[\s_-])(?:(?:photocms|pic|p|img|image|photo|media|figure|wp|post|article)?[_-]?caption(?:[_-]?text)?|chu-?thich(?:-anh)?|img-?desc|image-?desc(?:ription)?|desc_cation)(?:$|[\s_-])|\bMsoCaption\b/i;

function holdsMore(element: DomNode): boolean {
  return ['img', 'figure', 'table', 'picture', 'ul', 'ol', 'h1', 'h2', 'h3'].includes(tagOf(element));
}

/** The elements inside a caption that name who made the photo. */
export function isCredit(element: DomNode): boolean {
  return /(?:^|[\s_-])(?:credit|copyright|photographer|(?:photo|img|image|caption)[_-]?(?:author|source|by))s?(?:$|[\s_-])/i.test(
    attributeOf(element, 'class'),
  );
}

/** A line under a photo taken apart: who made it, named at its end or alone, and the rest. */
export function splitCaption(line: readonly Inline[]): { caption: Inline[]; credit: string } {
  const text = inlineText(line);
  const alone = CREDIT_ALONE.exec(text)?.groups?.credit ?? CREDIT_AT_END.exec(text)?.groups?.credit;
  const read = readPhotoLine(text) ?? (alone ? { caption: captionBefore(text), credit: alone } : null);
  if (!read || read.credit.length > creditMaxLength) return { caption: tidyInline(line), credit: '' };
  // The caption is the beginning of the line, so what is marked in it stays marked.
  const start = text.length - text.trimStart().length;
  return { caption: cut(line, start + read.caption.length), credit: read.credit.trim() };
}

/** The words of an element that names only who made the photo, without "Ảnh:", "Nguồn:", "©". */
export function creditOf(text: string): string {
  const tidy = tidyText(text)
    .trim()
    .replace(/^[([|\-–—\s]+|[)\]|\s]+$/g, '');
  return tidy
    .replace(/^(?:(?:nguồn ảnh|ảnh|nguồn|photo(?: by)?|source|credit)\s*:\s*|©\s*)/iu, '')
    .slice(0, creditMaxLength);
}

const CREDIT_ALONE =
  /^\s*[([]?(?:nguồn ảnh|ảnh|nguồn|photo(?: by)?|source|credit)\s*:\s*(?<credit>[^()[\]:]{1,120}?)[)\]]?\s*\.?\s*$/iu;
/** "(Ảnh TTXVN)" without a colon, where a name follows: "(ảnh minh họa)" is none. */
const CREDIT_AT_END =
  /^.*\S\s*[([](?:Ảnh|ảnh|Nguồn|Photo)\s+(?<credit>\p{Lu}[^()[\]]{1,80})[)\]]\s*\.?\s*$/su;

function captionBefore(text: string): string {
  return CREDIT_ALONE.test(text) ? '' : text.trim().replace(/\s*[([][^()[\]]*[)\]]\s*\.?$/u, '');
}

function cut(line: readonly Inline[], length: number): Inline[] {
  let left = length;
  const kept = line.flatMap((node): Inline[] => {
    if (left <= 0) return [];
    if (node.type !== 'text') {
      left -= 1;
      return [node];
    }
    const text = node.text.slice(0, left);
    left -= text.length;
    return [{ ...node, text }];
  });
  return tidyInline(kept);
}
