import type { BlockType } from '../block-type.ts';
import { attributeOf } from '../dom.ts';
import { escapeHtml } from '../escape-html.ts';
import { fillForm } from '../fill-form.ts';
import type { BlockNode } from '../node.ts';
import { type Figure, figureHtml } from './figure.ts';

/** Photos that belong together, each with its own caption and credit. */
export type Gallery = { type: 'gallery'; content: readonly Figure[] };

export const gallery: BlockType = {
  name: 'gallery',
  content: 'figure+',
  group: 'block',
  attrs: {},
  shape: ({ z, only }) => z.strictObject({ type: z.literal('gallery'), content: only('figure').min(1) }),
  html: (node, write) => {
    const nodes = (node.content ?? []) as readonly BlockNode[];
    const shown = nodes.filter((each) => write.media.has(String(each.attrs?.mediaId)));
    const figures = shown.map((each, index) => figureHtml(each, write, sizesOf(index, shown.length)));
    if (figures.length === 0 || write.mode === 'feed') return figures.join('');
    const label = fillForm(write.labels.gallery, { count: String(figures.length) });
    return (
      `<div class="gallery" data-node="gallery" role="group" aria-label="${escapeHtml(label)}">` +
      `${figures.join('')}</div>`
    );
  },
  text: (node, write) => write.blocks(node),
  parse: (element, read) => {
    if (attributeOf(element, 'data-node') !== 'gallery') return null;
    return galleriesOf(read.blocks(element));
  },
};

/** As the style sheet lays them out: two beside each other, the first over both where they are odd. */
function sizesOf(index: number, count: number): string {
  const isWide = index === 0 && count % 2 === 1;
  return isWide
    ? '(min-width: 48rem) 44rem, 100vw'
    : '(min-width: 48rem) 22rem, (min-width: 36rem) 50vw, 100vw';
}

/** Blocks with each run of figures gathered into a gallery. */
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
