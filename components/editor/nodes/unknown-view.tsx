import { NodeViewWrapper, type ReactNodeViewProps } from '@tiptap/react';
import { fillLabel } from '../editor-labels.ts';
import { useEditorParts } from '../editor-parts.ts';

export function UnknownView({ node }: ReactNodeViewProps) {
  const { labels } = useEditorParts();
  const type = String((node.attrs.raw as { type?: unknown }).type ?? '?');
  return (
    <NodeViewWrapper className="editor-note" contentEditable={false}>
      {fillLabel(labels.unknownBlock, { type })}
    </NodeViewWrapper>
  );
}
