import { isRelatedLabel } from '#core/interchange/related-label.ts';
import { attributeOf, childrenOf, type DomNode, findElements, isElement, tagOf } from '../dom.ts';
import { tidyText } from '../tidy-text.ts';

const BOXES = new Set(['div', 'section', 'aside', 'ul', 'ol', 'article']);
/** Class names and ids of related-story boxes in the Vietnamese and English press. */
const BOX_NAME =
  /(?:^|[\s_-])(?:(?:box|article|news|tin|bai|post|story|list|widget|block|item)?[_-]?(?:related?|relate(?:d)?news(?:box)?|lien[_-]?quan|xem[_-]?them|doc[_-]?them|read[_-]?(?:more|also)|see[_-]?also|relatednewsbox)(?:[_-]?\w+)?)(?:$|[\s_-])/i;
/** Longer lines are text, not headlines. */
const lineMaxLength = 400;

/**
 * The headlines in a related-stories box of a news site: one for each item, or for each link if there are no
 * items. Null if the element is no such box, or contains other text.
 */
export function readRelatedBox(element: DomNode): string[] | null {
  if (!BOXES.has(tagOf(element)) || attributeOf(element, 'data-node') !== '') return null;
  const names = ['class', 'id', 'type', 'data-type'].map((name) => attributeOf(element, name)).join(' ');
  const isLabelled = isRelatedLabel(firstLine(element)) && childrenOf(element).filter(isElement).length > 1;
  if (!BOX_NAME.test(names) && !isLabelled) return null;
  const items = findElements(element, (child) => tagOf(child) === 'li');
  const parts = items.length > 0 ? items : findElements(element, (child) => tagOf(child) === 'a');
  const lines = parts.map((part) => lineOf(part)).filter((line) => line !== '' && !isRelatedLabel(line));
  const isComplete = items.every(holdsLink) && lengthOf(textOutside(element, parts)) === 0;
  if (lines.length === 0 || !isComplete || lines.some((line) => line.length > lineMaxLength)) return null;
  // A thumbnail and the headline below it link to the same story.
  return [...new Set(lines)];
}

function holdsLink(item: DomNode): boolean {
  return findElements(item, (child) => tagOf(child) === 'a').length > 0;
}

function lineOf(element: DomNode): string {
  return tidyText(words(element)).trim();
}

/** Text with a space between blocks, which may touch in the source. */
function words(node: DomNode): string {
  if (!isElement(node)) return node.nodeType === 3 ? (node.textContent ?? '') : '';
  if (['script', 'style', 'noscript', 'button'].includes(tagOf(node))) return '';
  const inside = childrenOf(node).map(words).join('');
  return ['span', 'b', 'strong', 'i', 'em', 'a', 'mark', 'u', 'font'].includes(tagOf(node))
    ? inside
    : ` ${inside} `;
}

function textOutside(node: DomNode, parts: readonly DomNode[]): string[] {
  if (parts.includes(node)) return [];
  if (!isElement(node)) return node.nodeType === 3 ? [node.textContent ?? ''] : [];
  if (['script', 'style', 'noscript', 'button', 'time'].includes(tagOf(node))) return [];
  return childrenOf(node).flatMap((child) => textOutside(child, parts));
}

function lengthOf(texts: readonly string[]): number {
  const rest = tidyText(texts.join(' ')).trim();
  return isRelatedLabel(rest) ? 0 : rest.length;
}

/** The first non-empty text of the children, up to the length of a label. */
function firstLine(element: DomNode): string {
  for (const child of childrenOf(element)) {
    const text = tidyText(beginning(child, labelMaxLength)).trim();
    if (text !== '') return isElement(child) && text.length <= labelMaxLength ? text : '';
  }
  return '';
}

const labelMaxLength = 60;

/** The text of a node, up to the text node that makes it longer than `length`. */
function beginning(node: DomNode, length: number): string {
  if (!isElement(node)) return node.nodeType === 3 ? (node.textContent ?? '') : '';
  if (['script', 'style', 'noscript', 'button'].includes(tagOf(node))) return '';
  let text = '';
  for (const child of childrenOf(node)) {
    text += ` ${beginning(child, length)}`;
    if (text.trim().length > length) break;
  }
  return text;
}
