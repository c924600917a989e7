import { attributeOf, type DomNode, findElements, isElement, styleOf, tagOf } from '../dom.ts';
import { tidyText } from '../tidy-text.ts';
import { type ListMarker, readListMarker } from './list-marker.ts';

/** A Word paragraph that is a list item. */
export type WordItem = {
  /** From 1. */
  readonly level: number;
  readonly marker: ListMarker;
  /** The left margin in the style attribute, in points; null if only the style sheet sets it. */
  readonly margin: number | null;
};

/** Word's maximum; a forged document may claim more. */
const maxLevel = 9;

/**
 * The list item in a Word paragraph; null for other paragraphs. A numbered heading stays a heading, because a
 * list item cannot be one, and the heading matters more than its number.
 */
export function readWordItem(element: DomNode): WordItem | null {
  if (tagOf(element) !== 'p' && tagOf(element) !== 'div') return null;
  const style = styleOf(element);
  const level = /mso-list:[^;]*?level(\d+)/.exec(style)?.[1];
  // Checked first, because searching the descendants may mean the whole document.
  if (!level && !isListParagraph(element)) return null;
  const markers = findElements(element, isMarker);
  if (!level && markers.length === 0) return null;
  if (level && markers.length === 0 && tidyText(element.textContent ?? '').trim() === '') return null;
  return {
    level: Math.min(maxLevel, Math.max(1, Number(level ?? 1))),
    marker: readListMarker(tidyText(markers[0]?.textContent ?? '')),
    margin: marginOf(style),
  };
}

/**
 * The left margin of a paragraph without a marker that may continue the item above: in a list style, or an
 * indented ordinary paragraph.
 */
export function readWordContinuation(element: DomNode): number | null {
  const style = styleOf(element);
  if (tagOf(element) !== 'p' || /mso-list:/.test(style)) return null;
  const margin = marginOf(style);
  const isSetIn = margin !== null && margin > 0 && /\bMsoNormal\b/.test(attributeOf(element, 'class'));
  return isSetIn || isListParagraph(element) ? margin : null;
}

function isListParagraph(element: DomNode): boolean {
  return /\bMsoList/.test(attributeOf(element, 'class'));
}

function isMarker(element: DomNode): boolean {
  return isElement(element) && styleOf(element).includes('mso-list:ignore');
}

const POINTS: Readonly<Record<string, number>> = { pt: 1, cm: 28.3465, mm: 2.83465, in: 72, px: 0.75 };

function marginOf(style: string): number | null {
  const found = /(?:^|;)margin-left:(-?[\d.]+)(pt|cm|mm|in|px)?/.exec(style);
  return found ? Number(found[1]) * (POINTS[found[2] ?? 'pt'] ?? 1) : null;
}
