import type { HtmlWriter } from '../block-type.ts';
import { escapeHtml } from '../escape-html.ts';
import type { BlockNode } from '../node.ts';

/**
 * The box with its title. In a feed it is a blockquote, which feed readers set apart without our style sheet.
 */
export function factBoxHtml(node: BlockNode, write: HtmlWriter): string {
  const title = escapeHtml(String(node.attrs?.title ?? ''));
  const inside = write.blocks(node);
  if (write.mode === 'feed') {
    return `<blockquote>${title === '' ? '' : `<p><strong>${title}</strong></p>`}${inside}</blockquote>`;
  }
  const label = title === '' ? '' : ` aria-label="${title}"`;
  const head = title === '' ? '' : `<p class="fact-box-title">${title}</p>`;
  return `<aside class="fact-box" data-node="factBox"${label}>${head}<div>${inside}</div></aside>`;
}
