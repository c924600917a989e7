import { createContext, useContext } from 'react';
import type { StoryCard } from '#core/articles/story-card.ts';
import type { FactBoxItem } from '#core/fact-boxes/fact-box-item.ts';
import type { MediaView } from '#core/media/media-view.ts';
import type { BatchLoader } from './batch-loader.ts';
import type { EditorLabels } from './editor-labels.ts';

/** The dependencies of block views. */
export type EditorParts = {
  readonly labels: EditorLabels;
  readonly media: BatchLoader<MediaView>;
  readonly stories: BatchLoader<StoryCard>;
  /** Current boxes of the library. Without it no box is compared with the library. */
  readonly factBoxes?: BatchLoader<FactBoxItem>;
};

export const EditorPartsContext = createContext<EditorParts | null>(null);

export function useEditorParts(): EditorParts {
  const parts = useContext(EditorPartsContext);
  if (!parts) throw new Error('A dialog is rendered outside of the editor');
  return parts;
}
