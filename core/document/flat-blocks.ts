import { findBlockType } from './block-types.ts';
import type { LooseNode } from './loose-node.ts';
import { richLine, type Span } from './rich-line.ts';
import { valueKey } from './value-key.ts';

/** A block that holds others, as one of those sees it: a list, a quotation, a box. */
export type Frame = {
  readonly type: string;
  readonly attrs: Readonly<Record<string, unknown>>;
  /** Its place among its own neighbours, from 0: the number of a list item. */
  readonly index: number;
  /** Whether the flat block begins it: there stands the bullet, the title of the box. */
  readonly isFirst: boolean;
};

/** A block without blocks inside (or a whole table), and what it stands in, the outermost first. */
export type FlatBlock = {
  readonly node: LooseNode;
  readonly within: readonly Frame[];
  readonly line: readonly Span[];
  /** Equal where the block and what it stands in are equal. */
  readonly key: string;
};

/** The blocks of a body in reading order, lists and boxes opened; tables stay whole, because cells have places. */
export function flatBlocks(content: readonly LooseNode[]): FlatBlock[] {
  return content.flatMap((node, index) => openBlock(node, index, []));
}

/** The blocks inside a node; inline nodes are all that is no kind of block. */
export function innerBlocks(node: LooseNode): readonly LooseNode[] {
  return (node.content ?? []).filter((child) => findBlockType(child.type) !== undefined);
}

/** One node as a flat block, whatever it holds. */
export function flatBlock(node: LooseNode, within: readonly Frame[] = []): FlatBlock {
  const isHolder = innerBlocks(node).length > 0;
  const line = isHolder ? wholeLine(node) : richLine(node.content ?? []);
  const own = isHolder ? valueKey(node) : line.map(spanKey).join('');
  const frames = within.map(({ type, attrs, isFirst }) => (isFirst ? type + valueKey(attrs) : type));
  return { node, within, line, key: [...frames, node.type, valueKey(node.attrs), own].join('\n') };
}

function openBlock(node: LooseNode, index: number, within: readonly Frame[]): FlatBlock[] {
  const inner = innerBlocks(node);
  if (node.type === 'table' || inner.length === 0) return [flatBlock(node, within)];
  return inner.flatMap((child, place) => {
    // Only the first block inside begins the frame, and those around it as far as they too begin here.
    const around = place === 0 ? within : within.map((frame) => ({ ...frame, isFirst: false }));
    const frame = { type: node.type, attrs: node.attrs ?? {}, index, isFirst: place === 0 };
    return openBlock(child, place, [...around, frame]);
  });
}

/** All words inside a holder as one line, for likeness only. */
function wholeLine(node: LooseNode): Span[] {
  const inner = innerBlocks(node);
  if (inner.length === 0) return richLine(node.content ?? []);
  return inner.flatMap((child) => [...wholeLine(child), ...richLine([{ type: 'text', text: ' ' }])]);
}

function spanKey({ text, marksKey, atom }: Span): string {
  return `${JSON.stringify(text)}${marksKey}${atom === null ? '' : valueKey(atom)};`;
}
