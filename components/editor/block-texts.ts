import type { Node } from '@tiptap/pm/model';
import { letterText } from './letter-text.ts';

/** The text of a paragraph, heading or cell, letter by letter as it stands in the document. */
export type BlockText = {
  readonly text: string;
  /** How far behind the beginning of the top-level block the first letter stands. */
  readonly at: number;
  /** Inside of a private note: no reader gets it. */
  readonly isNote: boolean;
};

/** Documents share the blocks that did not change, so what was read once need not be read again. */
const known = new WeakMap<Node, readonly BlockText[]>();

/**
 * The texts of a top-level block. An offset in a text is an offset in the document, because whatever is no
 * text counts as many characters as it takes there: a line end for a break, U+FFFC for all else, and for
 * words that a suggestion takes out.
 */
export function blockTexts(block: Node): readonly BlockText[] {
  const before = known.get(block);
  if (before) return before;
  const texts: BlockText[] = [];
  collect(block, 1, isNote(block), texts);
  known.set(block, texts);
  return texts;
}

function collect(node: Node, at: number, inNote: boolean, texts: BlockText[]): void {
  if (node.isTextblock) {
    texts.push({ text: inlineText(node), at, isNote: inNote });
    return;
  }
  node.forEach((child, offset) => {
    if (!child.isLeaf) collect(child, at + offset + 1, inNote || isNote(child), texts);
  });
}

function isNote(node: Node): boolean {
  return node.type.name === 'privateNote';
}

const objectCharacter = '\uFFFC';

function inlineText(textblock: Node): string {
  const text = letterText(textblock);
  // Words that somebody suggests to take out are still there, but nobody needs advice on them.
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
