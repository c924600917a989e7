import type { HtmlWriter } from '../block-type.ts';
import { attrsOf } from '../blocks/pull-quote.ts';
import { escapeHtml } from '../escape-html.ts';
import { fillForm } from '../fill-form.ts';
import type { BlockNode } from '../node.ts';

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
