import { type Node, Slice } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import type { TreeNode } from '#core/working-copy/line.ts';
import { type Decide, settleSuggestions } from '#core/working-copy/settle-suggestions.ts';
import { plainAttrs } from './plain-node.ts';

/**
 * The transaction that accepts or rejects suggestions on the screen and changes nothing else. Null if there
 * is nothing to do.
 */
export function settleInEditor(state: EditorState, decide: Decide): Transaction | null {
  const settled = settleSuggestions(state.doc.toJSON() as TreeNode, decide);
  const wanted = state.schema.nodeFromJSON(settled);
  const { tr } = state;
  // From right to left, so that positions stay valid.
  for (const patch of comparePart(state.doc, wanted, 0).reverse()) patch(tr);
  return tr.docChanged ? tr : null;
}

type Patch = (tr: Transaction) => void;

/** The changes that turn `node`, whose content begins at `start`, into `wanted`, from left to right. */
function comparePart(node: Node, wanted: Node, start: number): Patch[] {
  if (node.content.eq(wanted.content)) return [];
  if (node.isTextblock) {
    const from = node.content.findDiffStart(wanted.content) ?? 0;
    const end = node.content.findDiffEnd(wanted.content) ?? { a: node.content.size, b: wanted.content.size };
    const overlap = Math.max(0, from - Math.min(end.a, end.b));
    const slice = new Slice(wanted.content.cut(from, end.b + overlap), 0, 0);
    return [(tr) => tr.replace(start + from, start + end.a + overlap, slice)];
  }
  const { children } = node;
  const next = wanted.children;
  const most = Math.min(children.length, next.length);
  let head = 0;
  while (head < most && isSame(children[head], next[head])) head += 1;
  let tail = 0;
  while (tail < most - head && isSame(children.at(-1 - tail), next.at(-1 - tail))) tail += 1;
  const old = children.slice(head, children.length - tail);
  const fresh = next.slice(head, next.length - tail);
  const from = start + children.slice(0, head).reduce((size, child) => size + child.nodeSize, 0);
  if (old.length !== fresh.length) {
    const to = from + old.reduce((size, child) => size + child.nodeSize, 0);
    return [(tr) => tr.replaceWith(from, to, fresh)];
  }
  let at = from;
  return old.flatMap((child, index) => {
    const patches = compareBlock(child, fresh[index] as Node, at);
    at += child.nodeSize;
    return patches;
  });
}

function compareBlock(node: Node, wanted: Node, at: number): Patch[] {
  if (isSame(node, wanted)) return [];
  const isOneKind = node.type === wanted.type || (node.isTextblock && wanted.isTextblock);
  if (!isOneKind || (node.isLeaf && node.type !== wanted.type)) {
    return [(tr) => tr.replaceWith(at, at + node.nodeSize, wanted)];
  }
  const content = comparePart(node, wanted, at + 1);
  if (node.type === wanted.type && hasSameAttrs(node, wanted)) return content;
  // The outer node is first and thus changed last, so that the positions of its content stay valid.
  return [(tr) => tr.setNodeMarkup(at, wanted.type, wanted.attrs), ...content];
}

function hasSameAttrs(node: Node, wanted: Node): boolean {
  const suggestions = [node.attrs.suggestion ?? null, wanted.attrs.suggestion ?? null];
  return (
    JSON.stringify(suggestions[0]) === JSON.stringify(suggestions[1]) &&
    JSON.stringify(plainAttrs(node)) === JSON.stringify(plainAttrs(wanted))
  );
}

function isSame(one: Node | undefined, other: Node | undefined): boolean {
  return one !== undefined && other !== undefined && (one === other || one.eq(other));
}
