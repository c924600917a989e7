import type { DomReader } from '../block-type.ts';
import { lineMaxLength } from '../blocks/pull-quote.ts';
import { attributeOf, type DomNode, findElements, tagOf } from '../dom.ts';
import type { BlockNode } from '../node.ts';
import { tidyText } from '../tidy-text.ts';
import { withoutElements } from '../without-elements.ts';

/** Parses our own pull quote. */
export function readPullQuote(element: DomNode, read: DomReader): BlockNode[] | null {
  if (attributeOf(element, 'data-node') !== 'pullQuote') return null;
  const cite = attributeOf(element, 'data-cite') || (findElements(element, isCite)[0]?.textContent ?? '');
  const attrs = { cite: lineOf(cite), role: lineOf(attributeOf(element, 'data-role')) };
  return [{ type: 'pullQuote', attrs, content: read.inline(withoutElements(element, isCite)) }];
}

function isCite(element: DomNode): boolean {
  return tagOf(element) === 'cite';
}

function lineOf(text: string): string {
  return tidyText(text).trim().slice(0, lineMaxLength);
}
