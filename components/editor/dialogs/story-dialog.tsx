import type { Editor } from '@tiptap/react';
import type { StoryCard } from '#core/articles/story-card.ts';
import type { EditorLabels } from '../editor-labels.ts';
import { useEditorParts } from '../editor-parts.ts';
import type { EditorServices } from '../editor-services.ts';
import { insertBlock } from '../insert-block.ts';
import { StoryLine } from '../story-line.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import { SearchList } from './search-list.tsx';

/** Finds a story and puts in a reference to it. */
export function StoryDialog(props: {
  editor: Editor;
  labels: EditorLabels;
  services: EditorServices;
  onClose: () => void;
}) {
  const { editor, labels, services, onClose } = props;
  const { stories } = useEditorParts();

  function insert(story: StoryCard) {
    stories.know(story);
    insertBlock(editor, { type: 'relatedStory', attrs: { articleId: story.id } });
    onClose();
  }

  return (
    <DialogFrame title={labels.relatedStory} closeLabel={labels.close} onClose={onClose}>
      <SearchList
        label={labels.storySearch}
        labels={labels}
        search={services.findStories}
        show={(story) => <StoryLine story={story} />}
        onPick={insert}
      />
    </DialogFrame>
  );
}
