import type { BlockType } from '../block-type.ts';
import { attributeOf, type DomNode, findElements } from '../dom.ts';
import { escapeHtml } from '../escape-html.ts';
import type { BlockNode } from '../node.ts';
import { repairLines } from '../repair-attrs.ts';
import { tidyText } from '../tidy-text.ts';
import { withoutElements } from '../without-elements.ts';
import type { BulletList } from './bullet-list.ts';
import type { Heading } from './heading.ts';
import type { OrderedList } from './ordered-list.ts';
import type { Paragraph } from './paragraph.ts';

/**
 * Background in a box of its own. `sourceId` is the box of the library that it was copied from and `updatedAt`
 * (ISO 8601) the state of that box; both are empty for a box that this story alone has.
 */
export type FactBox = {
  type: 'factBox';
  attrs: { sourceId: string; title: string; updatedAt: string };
  content: readonly (Paragraph | Heading | BulletList | OrderedList)[];
};

/** What may stand in a fact box. */
export const factBoxContent = ['paragraph', 'heading', 'bulletList', 'orderedList'] as const;

/** The longest title of a fact box in characters. */
export const factBoxTitleMaxLength = 200;
const idMaxLength = 100;
const timeMaxLength = 40;

export const factBox: BlockType = {
  name: 'factBox',
  content: '(paragraph | heading | bulletList | orderedList)+',
  group: 'block',
  attrs: { sourceId: '', title: '', updatedAt: '' },
  shape: ({ z, only }) =>
    z.strictObject({
      type: z.literal('factBox'),
      attrs: z.strictObject({
        sourceId: z.string().max(idMaxLength),
        title: z.string().max(factBoxTitleMaxLength),
        updatedAt: z.string().max(timeMaxLength),
      }),
      content: only(...factBoxContent).min(1),
    }),
  repairAttrs: (attrs) =>
    repairLines(attrs, {
      sourceId: idMaxLength,
      title: factBoxTitleMaxLength,
      updatedAt: timeMaxLength,
    }),
  html: (node, write) => {
    const title = escapeHtml(String(node.attrs?.title ?? ''));
    const inside = write.blocks(node);
    if (write.mode === 'feed') {
      return `<blockquote>${title === '' ? '' : `<p><strong>${title}</strong></p>`}${inside}</blockquote>`;
    }
    const label = title === '' ? '' : ` aria-label="${title}"`;
    const head = title === '' ? '' : `<p class="fact-box-title">${title}</p>`;
    return `<aside class="fact-box" data-node="factBox"${label}>${head}<div>${inside}</div></aside>`;
  },
  text: (node, write) => [String(node.attrs?.title ?? ''), write.blocks(node)].filter(Boolean).join('\n'),
  parse: (element, read) => {
    if (attributeOf(element, 'data-node') !== 'factBox') return null;
    const blocks = read.blocks(withoutElements(element, isTitle));
    // What a box cannot hold follows it.
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
  },
};

function fitsBox(block: BlockNode): boolean {
  return (factBoxContent as readonly string[]).includes(block.type);
}

function isTitle(element: DomNode): boolean {
  return /\bfact-box-title\b/.test(attributeOf(element, 'class'));
}
