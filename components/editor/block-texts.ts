import type { Node } from '@tiptap/pm/model';
import { letterText } from './letter-text.ts';

/** The text of a paragraph, heading or cell, with the same offsets as in the document. */
export type BlockText = {
  readonly text: string;
  /** The offset of the first letter from the beginning of the top-level block. */
  readonly at: number;
  /** Inside a private note, which readers never get. */
  readonly isNote: boolean;
};

/** Versions of a document share unchanged blocks, so their texts are cached by block. */
const known = new WeakMap<Node, readonly BlockText[]>();

/**
 * The texts of a top-level block, with offsets as in the document. Non-text nodes count with their size: a
 * line break for a hard break, U+FFFC for all others and for text that a suggestion deletes.
 */
export function blockTexts(block: Node): readonly BlockText[] {
  const before = known.get(block);
  if (before) return before;
  const texts = textsIn(block, 1, isNote(block));
  known.set(block, texts);
  return texts;
}

function textsIn(node: Node, at: number, inNote: boolean): BlockText[] {
  if (node.isTextblock) return [{ text: inlineText(node), at, isNote: inNote }];
  const texts: BlockText[] = [];
  node.forEach((child, offset) => {
    if (!child.isLeaf) texts.push(...textsIn(child, at + offset + 1, inNote || isNote(child)));
  });
  return texts;
}

function isNote(node: Node): boolean {
  return node.type.name === 'privateNote';
}

const objectCharacter = '\uFFFC';

function inlineText(textblock: Node): string {
  const text = letterText(textblock);
  // Text that a suggestion deletes is still in the document, but needs no advice.
  let live = '';
  textblock.forEach((child, offset) => {
    live += isDeleted(child)
      ? objectCharacter.repeat(child.nodeSize)
      : text.slice(offset, offset + child.nodeSize);
  });
  return live;
}

function isDeleted(text: Node): boolean {
  return text.marks.some((mark) => mark.type.name === 'deletion');
}
