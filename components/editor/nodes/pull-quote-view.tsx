import { NodeViewContent, NodeViewWrapper, type ReactNodeViewProps } from '@tiptap/react';
import { useEditorParts } from '../editor-parts.ts';
import { BlockField } from './block-field.tsx';

export function PullQuoteView({ node, editor, updateAttributes }: ReactNodeViewProps) {
  const { labels } = useEditorParts();
  return (
    <NodeViewWrapper as="aside" className="editor-pull-quote" aria-label={labels.pullQuote}>
      <NodeViewContent className="editor-pull-quote-text" />
      <div contentEditable={false}>
        <BlockField
          label={labels.cite}
          value={String(node.attrs.cite)}
          disabled={!editor.isEditable}
          onChange={(cite) => updateAttributes({ cite })}
        />
      </div>
    </NodeViewWrapper>
  );
}
