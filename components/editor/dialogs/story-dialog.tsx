import type { Editor } from '@tiptap/core';
import { useMemo, useState } from 'react';
import type { StoryCard } from '#core/articles/story-card.ts';
import type { EditorLabels } from '../editor-labels.ts';
import { useEditorParts } from '../editor-parts.ts';
import type { EditorServices } from '../editor-services.ts';
import { insertBlock } from '../insert-block.ts';
import { StorySummary } from '../story-summary.tsx';
import { textAround } from '../text-around.ts';
import { DialogFrame } from './dialog-frame.tsx';
import { SearchList } from './search-list.tsx';

/**
 * Finds a story and inserts a reference to it. First suggests stories related to the text around the cursor.
 */
export function StoryDialog(props: {
  editor: Editor;
  labels: EditorLabels;
  services: EditorServices;
  onClose: () => void;
}) {
  const { editor, labels, services, onClose } = props;
  const { stories } = useEditorParts();
  const [isNear, setIsNear] = useState(false);
  const search = useMemo(() => {
    const text = textAround(editor.state);
    return async (query: string) => {
      const near = query === '' && text !== '' ? await services.suggestStories(text) : [];
      setIsNear(near.length > 0);
      return near.length > 0 ? near : services.findStories(query);
    };
  }, [editor, services]);

  function insert(story: StoryCard) {
    stories.know(story);
    insertBlock(editor, { type: 'relatedStory', attrs: { articleId: story.id } });
    onClose();
  }

  return (
    <DialogFrame title={labels.relatedStory} closeLabel={labels.close} onClose={onClose}>
      {isNear && <p className="editor-note">{labels.storySuggested}</p>}
      <SearchList
        label={labels.storySearch}
        labels={labels}
        search={search}
        show={(story) => <StorySummary story={story} />}
        onPick={insert}
      />
    </DialogFrame>
  );
}
