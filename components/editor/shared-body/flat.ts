import type { Node } from '@tiptap/pm/model';
import { isContainer } from '#core/working-copy/line.ts';

/*
 * Maps positions of a ProseMirror document to indexes of the working copy's text. Each letter, inline node
 * and line end counts as one. Lengths are cached by node, because nodes are immutable.
 */
const lengths = new WeakMap<Node, number>();

/** The length of a node in the text of the working copy. */
export function flatLength(node: Node): number {
  const known = lengths.get(node);
  if (known !== undefined) return known;
  let length = 0;
  if (isContainer(node.type.name)) for (const child of node.children) length += flatLength(child);
  else length = (node.isLeaf ? 0 : node.content.size) + 1;
  lengths.set(node, length);
  return length;
}

/** The text index of a position inside sibling nodes, both relative to the first node. */
export function flatIndex(nodes: readonly Node[], position: number): number {
  let index = 0;
  let rest = position;
  for (const node of nodes) {
    if (rest <= 0) return index;
    if (rest < node.nodeSize) return index + indexWithin(node, rest - 1);
    index += flatLength(node);
    rest -= node.nodeSize;
  }
  return index;
}

/** The position of a text index inside sibling nodes, both relative to the first node. */
export function flatPosition(nodes: readonly Node[], index: number): number {
  let position = 0;
  let rest = index;
  for (const node of nodes) {
    const length = flatLength(node);
    if (rest < length) return position + positionWithin(node, rest);
    rest -= length;
    position += node.nodeSize;
  }
  return position;
}

function indexWithin(node: Node, offset: number): number {
  return isContainer(node.type.name) ? flatIndex(node.children, offset) : Math.min(offset, node.content.size);
}

function positionWithin(node: Node, index: number): number {
  if (node.isLeaf) return 0;
  return 1 + (isContainer(node.type.name) ? flatPosition(node.children, index) : index);
}
