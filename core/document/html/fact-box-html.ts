import type { DomReader, HtmlWriter } from '../block-type.ts';
import { factBoxContent, factBoxTitleMaxLength, idMaxLength, timeMaxLength } from '../blocks/fact-box.ts';
import { attributeOf, type DomNode, findElements } from '../dom.ts';
import { escapeHtml } from '../escape-html.ts';
import type { BlockNode } from '../node.ts';
import { tidyText } from '../tidy-text.ts';
import { withoutElements } from '../without-elements.ts';

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

/** Parses our own fact box. */
export function readFactBox(element: DomNode, read: DomReader): BlockNode[] | null {
  if (attributeOf(element, 'data-node') !== 'factBox') return null;
  const blocks = read.blocks(withoutElements(element, isTitle));
  // Blocks that a box cannot contain follow it.
  const content = blocks.filter(fitsBox);
  const rest = blocks.filter((block) => !fitsBox(block));
  if (content.length === 0) return rest;
  const written =
    attributeOf(element, 'data-title') || (findElements(element, isTitle)[0]?.textContent ?? '');
  const attrs = {
    sourceId: attributeOf(element, 'data-source').slice(0, idMaxLength),
    title: tidyText(written).trim().slice(0, factBoxTitleMaxLength),
    updatedAt: attributeOf(element, 'data-updated').slice(0, timeMaxLength),
  };
  return [{ type: 'factBox', attrs, content }, ...rest];
}

function fitsBox(block: BlockNode): boolean {
  return (factBoxContent as readonly string[]).includes(block.type);
}

function isTitle(element: DomNode): boolean {
  return /\bfact-box-title\b/.test(attributeOf(element, 'class'));
}
