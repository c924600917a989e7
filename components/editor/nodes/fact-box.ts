import { Node, type NodeViewRenderer } from '@tiptap/core';
import { lazy } from '#components/ui/lazy.ts';
import { factBoxTitleMaxLength } from '#core/document/blocks/fact-box.ts';
import { openDialog } from '../open-dialog.ts';
import { blockField } from './block-field.ts';
import { blockButton, blockHead, blockView } from './block-view.ts';
import { dataAttribute } from './data-attribute.ts';
import { element } from './element.ts';
import { leaveBlock, leaveFromLastLine } from './leave-block.ts';

/**
 * Background information in a box. A copy of a library box stores the id and version time of its original.
 */
export const factBox = Node.create({
  name: 'factBox',
  group: 'block',
  content: '(paragraph | heading | bulletList | orderedList)+',
  isolating: true,
  defining: true,
  addAttributes: () => ({
    sourceId: dataAttribute('sourceId', 'data-source'),
    title: dataAttribute('title', 'data-title'),
    updatedAt: dataAttribute('updatedAt', 'data-updated'),
  }),
  parseHTML: () => [{ tag: 'aside[data-node="factBox"]', contentElement: 'div' }],
  renderHTML: ({ HTMLAttributes }) => ['aside', { ...HTMLAttributes, 'data-node': 'factBox' }, ['div', 0]],
  addNodeView: () => factBoxView,
  addKeyboardShortcuts: () => ({
    'Mod-Enter': ({ editor }) => leaveBlock(editor, 'factBox'),
    Enter: leaveFromLastLine('factBox'),
  }),
});

const newerNote = lazy(async () => (await import('./fact-box-newer.ts')).newerNote);

/** A fact box with its title and text. It can be saved to the library and updated from it. */
const factBoxView: NodeViewRenderer = (props) =>
  blockView(props, {
    tag: 'aside',
    className: 'editor-card editor-fact-box',
    fill: (card) => {
      const { labels } = card.parts;
      const text = element('div', { class: 'editor-card-text' });
      const note = element('div', { class: 'editor-warning', contenteditable: 'false', role: 'status' });
      note.hidden = true;
      const save = blockButton(labels.factBoxSave, labels.factBoxSave, () => {
        const at = card.position();
        if (at !== undefined && card.editor.isEditable) openDialog(card.editor, { name: 'saveFactBox', at });
      });
      card.dom.setAttribute('aria-label', labels.factBox);
      card.dom.append(blockHead(card, 'factBox', [save]), note);
      void newerNote.prepare().then((follow) => follow?.(card, note));
      card.dom.append(
        blockField(card, { name: 'title', label: labels.factBoxTitle, maxChars: factBoxTitleMaxLength }),
        text,
      );
      return text;
    },
  });
