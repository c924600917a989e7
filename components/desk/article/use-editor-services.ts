'use client';
import { useMemo } from 'react';
import type { EditorServices } from '#components/editor/editor-services.ts';
import type { ActionResult } from '#core/shared/action-result.ts';
import type { Doors } from './doors.ts';
import { takeRemotePicture, uploadPicture } from './send.ts';

/**
 * The editor's services, by the page's server actions. `articleId`: the story itself, which is never
 * suggested.
 */
export function useEditorServices(doors: Doors, articleId?: string): EditorServices {
  return useMemo(
    () => ({
      uploadImage: (file, words) => uploadPicture(file, { words }),
      takeRemoteImage: takeRemotePicture,
      listMedia: async (q) => (await wanted(doors.findMedia(q))).items,
      readMedia: (ids) => wanted(doors.readMedia(ids)),
      findStories: (q) => wanted(doors.searchPublished(q)),
      suggestStories: (text) =>
        wanted(doors.suggestPublished({ text, ...(articleId ? { exceptId: articleId } : {}) })),
      readStories: (ids) => wanted(doors.publishedByIds(ids)),
      matchStories: (lines) => wanted(doors.matchPublished(lines)),
      listFactBoxes: (q) => wanted(doors.findFactBoxes(q)),
      readFactBoxes: (ids) => wanted(doors.factBoxesByIds(ids)),
      saveFactBox: (box) => wanted(doors.keepFactBox(box)),
      takeOutFactBox: (id) => wanted(doors.takeOutFactBox(id)),
    }),
    [doors, articleId],
  );
}

async function wanted<T>(answer: Promise<ActionResult<T>>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(result.error.code);
  return result.data;
}
