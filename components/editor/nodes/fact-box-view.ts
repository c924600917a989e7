import type { NodeViewRenderer } from '@tiptap/core';
import { factBoxTitleMaxLength } from '#core/document/blocks/fact-box.ts';
import type { FactBoxItem } from '#core/fact-boxes/fact-box-item.ts';
import { openDialog } from '../open-dialog.ts';
import { blockField } from './block-field.ts';
import { type BlockCard, blockButton, blockHead, blockView } from './block-view.ts';
import { element } from './element.ts';

/** A box with its title and text, which can be kept in the library and follows it when it is asked to. */
export const factBoxView: NodeViewRenderer = (props) =>
  blockView(props, {
    tag: 'aside',
    className: 'editor-card editor-fact-box',
    fill: (card) => {
      const { labels } = card.parts;
      const text = element('div', { class: 'editor-card-text' });
      const save = blockButton(labels.factBoxSave, labels.factBoxSave, () => {
        const at = card.position();
        if (at !== undefined && card.editor.isEditable) openDialog(card.editor, { name: 'saveFactBox', at });
      });
      card.dom.setAttribute('aria-label', labels.factBox);
      card.dom.append(blockHead(card, 'factBox', [save]), newerNote(card));
      card.dom.append(
        blockField(card, { name: 'title', label: labels.factBoxTitle, maxChars: factBoxTitleMaxLength }),
        text,
      );
      return text;
    },
  });

/** Says that the library has a newer text than this copy, and leads to both side by side. */
function newerNote(card: BlockCard): HTMLElement {
  const { labels, factBoxes } = card.parts;
  const note = element('div', { class: 'editor-warning', contenteditable: 'false', role: 'status' });
  note.hidden = true;
  card.follow(({ attrs }) => {
    const { sourceId, updatedAt } = attrs;
    note.hidden = true;
    if (!factBoxes || sourceId === '') return;
    const show = (newer: FactBoxItem | null) => {
      const isCurrent = !card.isGone() && card.node().attrs.updatedAt === updatedAt;
      if (!isCurrent || !newer || new Date(newer.updatedAt) <= new Date(String(updatedAt))) return;
      const compare = blockButton(labels.factBoxCompare, labels.factBoxCompare, () => {
        const at = card.position();
        if (at !== undefined) openDialog(card.editor, { name: 'compareFactBox', at, newer });
      });
      note.replaceChildren(element('span', {}, [labels.factBoxNewer]), compare);
      note.hidden = false;
    };
    factBoxes.load(String(sourceId)).then(show, () => {});
  });
  return note;
}
