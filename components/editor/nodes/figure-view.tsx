import { NodeViewWrapper, type ReactNodeViewProps } from '@tiptap/react';
import { useEditorParts, useLoaded } from '../editor-parts.ts';
import { PhotoImage } from '../photo-image.tsx';
import { BlockField } from './block-field.tsx';

export function FigureView({ node, editor, updateAttributes, deleteNode, selected }: ReactNodeViewProps) {
  const { labels, media } = useEditorParts();
  const photo = useLoaded(media, String(node.attrs.mediaId));
  const field = (name: 'caption' | 'credit' | 'alt') => (
    <BlockField
      label={labels[name]}
      value={String(node.attrs[name])}
      disabled={!editor.isEditable}
      onChange={(value) => updateAttributes({ [name]: value })}
    />
  );
  return (
    <NodeViewWrapper
      as="figure"
      className="editor-card"
      data-selected={selected || undefined}
      contentEditable={false}
    >
      {photo && <PhotoImage photo={photo} alt={String(node.attrs.alt)} width={960} />}
      {photo === null && <p className="editor-note">{labels.imageMissing}</p>}
      {field('caption')}
      {field('credit')}
      {field('alt')}
      {editor.isEditable && (
        <button type="button" className="editor-remove" onClick={deleteNode}>
          {labels.remove}: {labels.image}
        </button>
      )}
    </NodeViewWrapper>
  );
}
