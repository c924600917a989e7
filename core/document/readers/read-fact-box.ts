import type { DomReader } from '../block-type.ts';
import { factBoxContent, factBoxTitleMaxLength, idMaxLength, timeMaxLength } from '../blocks/fact-box.ts';
import { attributeOf, type DomNode, findElements } from '../dom.ts';
import type { BlockNode } from '../node.ts';
import { tidyText } from '../tidy-text.ts';
import { withoutElements } from '../without-elements.ts';

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
