import { attributeOf, type DomNode, findElements, tagOf } from '../dom.ts';
import { inlineText } from '../inline.ts';
import type { Inline } from '../node.ts';
import { readPhotoLine } from '../read-photo-line.ts';
import { tidyInline } from '../tidy-inline.ts';
import { tidyText } from '../tidy-text.ts';

/** Maximum length of a caption, in characters. */
export const captionMaxLength = 1000;
const creditMaxLength = 120;

/** Whether an element is a caption, by its tag or class. */
export function isCaption(element: DomNode): boolean {
  const tag = tagOf(element);
  if (tag === 'figcaption') return true;
  if (!['p', 'div', 'span', 'em', 'td'].includes(tag)) return false;
  const isNamed = CAPTION_CLASS.test(attributeOf(element, 'class'));
  return isNamed && findElements(element, holdsMore).length === 0;
}

/** Class names of the Vietnamese press and of common content management systems, and Word's caption style. */
const CAPTION_CLASS =
  /(?:^|[\s_-])(?:(?:photocms|pic|p|img|image|photo|media|figure|wp|post|article)?[_-]?caption(?:[_-]?text)?|chu-?thich(?:-anh)?|img-?desc|image-?desc(?:ription)?|desc_cation)(?:$|[\s_-])|\bMsoCaption\b/i;

function holdsMore(element: DomNode): boolean {
  return ['img', 'figure', 'table', 'picture', 'ul', 'ol', 'h1', 'h2', 'h3'].includes(tagOf(element));
}

/** The elements inside a caption that name the photographer. */
export function isCredit(element: DomNode): boolean {
  return /(?:^|[\s_-])(?:credit|copyright|photographer|(?:photo|img|image|caption)[_-]?(?:author|source|by))s?(?:$|[\s_-])/i.test(
    attributeOf(element, 'class'),
  );
}

/** Splits a caption line into the caption and the credit, which is at its end or alone. */
export function splitCaption(line: readonly Inline[]): { caption: Inline[]; credit: string } {
  const text = inlineText(line);
  const alone = CREDIT_ALONE.exec(text)?.groups?.credit ?? CREDIT_AT_END.exec(text)?.groups?.credit;
  const read = readPhotoLine(text) ?? (alone ? { caption: captionBefore(text), credit: alone } : null);
  if (!read || read.credit.length > creditMaxLength) return { caption: tidyInline(line), credit: '' };
  // The caption is a prefix of the line, so it keeps its marks.
  const start = text.length - text.trimStart().length;
  return { caption: cut(line, start + read.caption.length), credit: read.credit.trim() };
}

/** The text of a credit element, without "Ảnh:", "Nguồn:", "©". */
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
/** "(Ảnh TTXVN)" without a colon, if a capitalised name follows; "(ảnh minh họa)" is not a credit. */
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
