import { attributeOf, type DomNode, findElements, isElement, styleOf, tagOf } from '../dom.ts';
import { tidyText } from '../tidy-text.ts';
import { type ListMarker, readListMarker } from './list-marker.ts';

/** What Word says of a paragraph that is an item of a list. */
export type WordItem = {
  /** From 1. */
  readonly level: number;
  readonly marker: ListMarker;
  /** The left margin as written, in points; null where the style sheet alone gives it. */
  readonly margin: number | null;
};

/** Word knows nine; a forged document may claim more. */
const maxLevel = 9;

/**
 * The item that a paragraph of Word stands for; null for others. A heading with a number stays a heading: a
 * list can't hold it as one, and what a section is called tells readers more than its number.
 */
export function readWordItem(element: DomNode): WordItem | null {
  if (tagOf(element) !== 'p' && tagOf(element) !== 'div') return null;
  const style = styleOf(element);
  const level = /mso-list:[^;]*?level(\d+)/.exec(style)?.[1];
  // Whoever is no item is told apart without a look at what is inside, which may be the whole document.
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
 * The left margin of a paragraph without a marker that may go on with the item above it: one in the style of
 * lists, or an ordinary one that is set in.
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
