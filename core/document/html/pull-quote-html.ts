import type { DomReader, HtmlWriter } from '../block-type.ts';
import { attrsOf, lineMaxLength } from '../blocks/pull-quote.ts';
import { attributeOf, type DomNode, findElements, tagOf } from '../dom.ts';
import { escapeHtml } from '../escape-html.ts';
import { fillForm } from '../fill-form.ts';
import type { BlockNode } from '../node.ts';
import { tidyText } from '../tidy-text.ts';
import { withoutElements } from '../without-elements.ts';

/** The quotation and its source in the site's template. */
export function pullQuoteHtml(node: BlockNode, write: HtmlWriter): string {
  const { cite, role } = attrsOf(node);
  const data = [
    ['data-cite', cite],
    ['data-role', role],
  ].map(([name, value]) => (value === '' ? '' : ` ${name}="${escapeHtml(value ?? '')}"`));
  return (
    `<aside class="pull-quote" data-node="pullQuote"${data.join('')}>` +
    `<p>${write.inline(node)}</p>${footHtml(node, write)}</aside>`
  );
}

function footHtml(node: BlockNode, write: HtmlWriter): string {
  const { cite, role } = attrsOf(node);
  const words = cite !== '' && role !== '' ? fillForm(write.labels.quoteForm, { cite, role }) : cite || role;
  return words === '' ? '' : `<cite>${escapeHtml(words)}</cite>`;
}

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
