import { findBlockType } from './block-types.ts';
import type { LooseNode } from './loose-node.ts';
import { richLine, type Span } from './rich-line.ts';
import { valueKey } from './value-key.ts';

/** A container block (a list, a quotation, a box) as seen from a block inside. */
export type Frame = {
  readonly type: string;
  readonly attrs: Readonly<Record<string, unknown>>;
  /** Its index among its siblings, from 0: the number of a list item. */
  readonly index: number;
  /** Whether the flat block is the first inside, and so carries the bullet or the title. */
  readonly isFirst: boolean;
};

/** A block without inner blocks (or a whole table) with its containers, outermost first. */
export type FlatBlock = {
  readonly node: LooseNode;
  readonly within: readonly Frame[];
  readonly line: readonly Span[];
  /** Equal if the block and its containers are equal. */
  readonly key: string;
};

/**
 * The blocks of a body in reading order, with lists and boxes opened; tables stay whole, because cells have
 * positions.
 */
export function flatBlocks(content: readonly LooseNode[]): FlatBlock[] {
  return content.flatMap((node, index) => openBlock(node, index, []));
}

/** The block children of a node; every other child is inline. */
export function innerBlocks(node: LooseNode): readonly LooseNode[] {
  return (node.content ?? []).filter((child) => findBlockType(child.type) !== undefined);
}

/** One node as a flat block, regardless of its content. */
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
    // Only the first inner block begins the frame, and the outer frames only as far as they also begin here.
    const around = place === 0 ? within : within.map((frame) => ({ ...frame, isFirst: false }));
    const frame = { type: node.type, attrs: node.attrs ?? {}, index, isFirst: place === 0 };
    return openBlock(child, place, [...around, frame]);
  });
}

/** All text inside a container as one line, only for similarity. */
function wholeLine(node: LooseNode): Span[] {
  const inner = innerBlocks(node);
  if (inner.length === 0) return richLine(node.content ?? []);
  return inner.flatMap((child) => [...wholeLine(child), ...richLine([{ type: 'text', text: ' ' }])]);
}

function spanKey({ text, marksKey, atom }: Span): string {
  return `${JSON.stringify(text)}${marksKey}${atom === null ? '' : valueKey(atom)};`;
}
