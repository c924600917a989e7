import { NodeViewWrapper, type ReactNodeViewProps } from '@tiptap/react';
import { useEditorParts, useLoaded } from '../editor-parts.ts';
import { StoryLine } from '../story-line.tsx';

export function RelatedStoryView({ node, editor, deleteNode, selected }: ReactNodeViewProps) {
  const { labels, stories } = useEditorParts();
  const story = useLoaded(stories, String(node.attrs.articleId));
  return (
    <NodeViewWrapper className="editor-card" data-selected={selected || undefined} contentEditable={false}>
      <p className="editor-card-kind">{labels.relatedStory}</p>
      {story && <StoryLine story={story} />}
      {story === null && <p className="editor-note">{labels.storyMissing}</p>}
      {editor.isEditable && (
        <button type="button" className="editor-remove" onClick={deleteNode}>
          {labels.remove}: {story?.headline ?? labels.relatedStory}
        </button>
      )}
    </NodeViewWrapper>
  );
}
