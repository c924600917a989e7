import { Node } from '@tiptap/core';
import { openDialog } from '../open-dialog.ts';
import { blockButton, blockHead, blockView } from './block-view.ts';
import { dataAttribute } from './data-attribute.ts';
import { element } from './element.ts';

/** A chart as a card. Its dialog edits everything, because a chart is only valid as a whole. */
export const chart = Node.create({
  name: 'chart',
  group: 'block',
  atom: true,
  addAttributes: () => ({
    kind: { ...dataAttribute('kind', 'data-kind'), default: 'bar' },
    title: dataAttribute('title', 'data-title'),
    unit: dataAttribute('unit', 'data-unit'),
    source: dataAttribute('source', 'data-source'),
    note: dataAttribute('note', 'data-note'),
    data: dataAttribute('data', 'data-data'),
  }),
  addStorage: () => ({
    slash: {
      icon: 'M4 4v16h16M8 16h5M8 12h9M8 8h3',
      words: 'chart graph bar line map bieu do ban do so lieu thong ke tinh',
      dialog: 'chart',
    },
  }),
  parseHTML: () => [{ tag: '[data-node="chart"][data-data]' }],
  renderHTML: ({ HTMLAttributes }) => ['figure', { ...HTMLAttributes, 'data-node': 'chart' }],
  addNodeView: () => (props) =>
    blockView(props, {
      tag: 'div',
      className: 'editor-card',
      fill: (card) => {
        const { labels } = card.parts;
        const edit = blockButton(labels.chartEdit, labels.chartEdit, () => {
          const at = card.position();
          if (at !== undefined && card.editor.isEditable) openDialog(card.editor, { name: 'chart', at });
        });
        const title = element('strong');
        const table = element('p', { class: 'editor-note' });
        card.follow(({ attrs }) => {
          title.textContent = String(attrs.title);
          table.textContent = summaryOf(String(attrs.data));
        });
        card.dom.append(blockHead(card, 'chart', [edit]), title, table);
        return null;
      },
    }),
});

/** The labels of the first rows. */
function summaryOf(data: string): string {
  const labels = data
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t')[0] ?? '');
  return labels.slice(0, 8).join(' · ') + (labels.length > 8 ? ' …' : '');
}
