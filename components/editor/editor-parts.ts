import { createContext, useContext, useEffect, useState } from 'react';
import type { StoryCard } from '#core/articles/story-card.ts';
import type { MediaView } from '#core/media/media-view.ts';
import type { BatchLoader } from './batch-loader.ts';
import type { EditorLabels } from './editor-labels.ts';

/** What the views of single blocks need from the editor around them. */
export type EditorParts = {
  readonly labels: EditorLabels;
  readonly media: BatchLoader<MediaView>;
  readonly stories: BatchLoader<StoryCard>;
};

export const EditorPartsContext = createContext<EditorParts | null>(null);

export function useEditorParts(): EditorParts {
  const parts = useContext(EditorPartsContext);
  if (!parts) throw new Error('A block view stands outside of the editor');
  return parts;
}

/** The loaded thing; undefined while it comes, null when there is none. */
export function useLoaded<T>(loader: BatchLoader<T>, id: string): T | null | undefined {
  const [loaded, setLoaded] = useState<T | null | undefined>(undefined);
  useEffect(() => {
    let isWanted = true;
    loader.load(id).then(
      (thing) => isWanted && setLoaded(thing),
      () => isWanted && setLoaded(null),
    );
    return () => {
      isWanted = false;
    };
  }, [loader, id]);
  return loaded;
}
