import { Node, type NodeViewRenderer } from '@tiptap/core';
import { figureContent } from '../figure-content.ts';
import { openDialog } from '../open-dialog.ts';
import { type BlockCard, blockButton, blockHead, blockView } from './block-view.ts';
import { element } from './element.ts';

/** A group of photos, each a figure with its own caption. */
export const gallery = Node.create({
  name: 'gallery',
  group: 'block',
  content: 'figure+',
  isolating: true,
  parseHTML: () => [{ tag: 'div[data-node="gallery"]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, 'data-node': 'gallery' }, 0],
  addNodeView: () => galleryView,
});

/** Photos side by side. More are added at the end; each has its own buttons to move and remove it. */
const galleryView: NodeViewRenderer = (props) =>
  blockView(props, {
    tag: 'section',
    className: 'editor-card editor-gallery',
    fill: (card) => {
      const { labels } = card.parts;
      const photos = element('div', { class: 'editor-gallery-photos' });
      const add = blockButton(labels.addPhotos, labels.addPhotos, () => addPhotos(card));
      card.dom.append(blockHead(card, 'gallery', [add]), photos);
      return photos;
    },
  });

function addPhotos(card: BlockCard): void {
  const { editor, parts } = card;
  if (!editor.isEditable) return;
  openDialog(editor, {
    name: 'image',
    onPick: (photos) => {
      const at = card.position();
      if (at === undefined || card.isGone()) return;
      for (const photo of photos) parts.media.know(photo);
      const figures = photos.map((photo) => editor.schema.nodeFromJSON(figureContent(photo)));
      editor.view.dispatch(editor.state.tr.insert(at + card.node().nodeSize - 1, figures));
    },
  });
}
