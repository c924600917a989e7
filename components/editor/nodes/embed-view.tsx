import { NodeViewWrapper, type ReactNodeViewProps } from '@tiptap/react';
import { useEditorParts } from '../editor-parts.ts';
import { BlockField } from './block-field.tsx';

export function EmbedView({ node, editor, updateAttributes, deleteNode, selected }: ReactNodeViewProps) {
  const { labels } = useEditorParts();
  return (
    <NodeViewWrapper className="editor-card" data-selected={selected || undefined} contentEditable={false}>
      <p className="editor-card-kind">{labels.embed}</p>
      <p className="editor-card-address">{String(node.attrs.url)}</p>
      <BlockField
        label={labels.embedTitle}
        value={String(node.attrs.title)}
        disabled={!editor.isEditable}
        onChange={(title) => updateAttributes({ title })}
      />
      {editor.isEditable && (
        <button type="button" className="editor-remove" onClick={deleteNode}>
          {labels.remove}: {labels.embed}
        </button>
      )}
    </NodeViewWrapper>
  );
}
