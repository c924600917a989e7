import type { DomReader } from '../block-type.ts';
import { idMaxLength, lineMaxLength } from '../blocks/figure.ts';
import { attributeOf, type DomNode, findElements, tagOf } from '../dom.ts';
import type { BlockNode } from '../node.ts';
import { tidyText } from '../tidy-text.ts';
import { withoutElements } from '../without-elements.ts';

/** Parses our own gallery. */
export function readGallery(element: DomNode, read: DomReader): BlockNode[] | null {
  if (attributeOf(element, 'data-node') !== 'gallery') return null;
  return galleriesOf(read.blocks(element));
}

/** Parses a photo of the library. */
export function readFigure(element: DomNode, read: DomReader): BlockNode[] | null {
  const mediaId = attributeOf(element, 'data-media');
  if (tagOf(element) !== 'figure' || mediaId === '' || mediaId.length > idMaxLength) return null;
  const image = findElements(element, (child) => tagOf(child) === 'img')[0];
  const under = findElements(element, (child) => tagOf(child) === 'figcaption')[0];
  const source = under && findElements(under, isCredit)[0];
  const attrs = {
    mediaId,
    credit: lineOf(attributeOf(element, 'data-credit') || (source ? attributeOf(source, 'data-credit') : '')),
    alt: lineOf(attributeOf(element, 'data-alt') || (image ? attributeOf(image, 'alt') : '')),
  };
  const content = under ? read.inline(withoutElements(under, isCredit)) : [];
  return [{ type: 'figure', attrs, ...(content.length > 0 && { content }) }];
}

/** Groups each run of figures into a gallery. */
function galleriesOf(blocks: readonly BlockNode[]): BlockNode[] {
  const gathered: BlockNode[] = [];
  for (const block of blocks) {
    const last = gathered.at(-1);
    if (block.type !== 'figure') gathered.push(block);
    else if (last?.type !== 'gallery') gathered.push({ type: 'gallery', content: [block] });
    else gathered[gathered.length - 1] = { ...last, content: [...(last.content ?? []), block] };
  }
  return gathered;
}

function isCredit(element: DomNode): boolean {
  return attributeOf(element, 'data-credit') !== '';
}

function lineOf(text: string): string {
  return tidyText(text).trim().slice(0, lineMaxLength);
}
