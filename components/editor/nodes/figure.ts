import { type Editor, Node } from '@tiptap/core';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { Plugin, type Transaction } from '@tiptap/pm/state';
import { ReplaceAroundStep, type Step } from '@tiptap/pm/transform';
import { dataAttribute } from './data-attribute.ts';
import { figureView } from './figure-view.ts';
import { leaveBlock } from './leave-block.ts';

/** A photo of the library. Its text is the caption; credit and description are attributes. */
export const figure = Node.create({
  name: 'figure',
  group: 'block',
  content: 'inline*',
  isolating: true,
  defining: true,
  addAttributes: () => ({
    mediaId: dataAttribute('mediaId', 'data-media'),
    credit: dataAttribute('credit', 'data-credit'),
    alt: dataAttribute('alt', 'data-alt'),
  }),
  parseHTML: () => [{ tag: 'figure[data-media]', contentElement: 'figcaption' }],
  renderHTML: ({ HTMLAttributes }) => ['figure', HTMLAttributes, ['figcaption', 0]],
  addNodeView: () => figureView,
  addKeyboardShortcuts: () => ({
    Enter: leaveCaption,
    // A photo is removed by its button or when selected, not by clearing its caption.
    Backspace: isAtStart,
    Delete: isAtEnd,
  }),
  addProseMirrorPlugins: () => [
    new Plugin({ filterTransaction: (transaction) => !transaction.steps.some(dropsPhoto(transaction)) }),
  ],
});

function leaveCaption({ editor }: { editor: Editor }): boolean {
  return leaveBlock(editor, 'figure');
}

function isAtStart({ editor }: { editor: Editor }): boolean {
  const { empty, $from } = editor.state.selection;
  return empty && isPhoto($from.parent) && $from.parentOffset === 0;
}

function isAtEnd({ editor }: { editor: Editor }): boolean {
  const { empty, $from } = editor.state.selection;
  return empty && isPhoto($from.parent) && $from.parentOffset === $from.parent.content.size;
}

/**
 * Whether a step turns a photo into a heading or paragraph. The toolbar and shortcuts do that with every
 * selected line: the caption would remain without its photo.
 */
function dropsPhoto({ docs }: Transaction) {
  return (step: Step, index: number): boolean => {
    if (!(step instanceof ReplaceAroundStep) || step.gapFrom !== step.from + 1) return false;
    const before = docs[index]?.nodeAt(step.from);
    return isPhoto(before) && step.slice.content.firstChild?.type !== before?.type;
  };
}

/** Includes missing pictures. */
function isPhoto(node: ProseMirrorNode | null | undefined): boolean {
  return node?.type.name === 'figure' || node?.type.name === 'missingPicture';
}
