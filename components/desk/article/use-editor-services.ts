'use client';
import { useMemo } from 'react';
import {
  factBoxesByIds,
  findFactBoxes,
  keepFactBox,
  takeOutFactBox,
} from '#app/(desk)/actions/fact-boxes.ts';
import { addWord, styleOfDesk } from '#app/(desk)/actions/house-style.ts';
import { findMedia, readMedia } from '#app/(desk)/actions/library.ts';
import {
  matchPublished,
  publishedByIds,
  searchPublished,
  suggestPublished,
} from '#app/(desk)/actions/stories.ts';
import type { EditorServices } from '#components/editor/editor-services.ts';
import type { HouseStyleServices } from '#components/editor/text-tools.tsx';
import { isUnanswered } from '#components/ui/network-failure.ts';
import type { ActionResult } from '#core/shared/action-result.ts';
import { useActionCall } from '../forms/use-action-call.ts';
import { waitUntilOnline } from '../forms/wait-until-online.ts';
import { takeRemotePicture, uploadPicture } from './send.ts';

/** The editor's services, by server actions. `articleId`: the story itself, which is never suggested. */
export function useEditorServices(articleId?: string): EditorServices {
  const call = useActionCall();
  return useMemo(
    () => ({
      uploadImage: (file, words) => uploadPicture(file, { words }),
      takeRemoteImage: takeRemotePicture,
      listMedia: async (q) => (await wanted(call(findMedia(q)))).items,
      readMedia: (ids) => wanted(call(readMedia(ids))),
      findStories: (q) => wanted(call(searchPublished(q))),
      suggestStories: (text) =>
        wanted(call(suggestPublished({ text, ...(articleId ? { exceptId: articleId } : {}) }))),
      readStories: (ids) => wanted(call(publishedByIds(ids))),
      matchStories: (lines) => wanted(call(matchPublished(lines))),
      listFactBoxes: (q) => wanted(call(findFactBoxes(q))),
      readFactBoxes: (ids) => wanted(call(factBoxesByIds(ids))),
      saveFactBox: (box) => wanted(call(keepFactBox(box))),
      takeOutFactBox: (id) => wanted(call(takeOutFactBox(id))),
    }),
    [call, articleId],
  );
}

async function wanted<T>(answer: Promise<ActionResult<T>>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(result.error.code);
  return result.data;
}

const againMs = 15_000;

/** The services of the text tools, by server actions. */
export function useHouseStyle(): HouseStyleServices {
  const call = useActionCall();
  return useMemo(
    () => ({
      readStyle: async (sectionId) => {
        for (;;) {
          const answer = await call(styleOfDesk(sectionId));
          if (answer.ok) return answer.data;
          if (!isUnanswered(answer.error)) return null;
          // Until it is loaded there are no abbreviations and no advice.
          await waitUntilOnline(againMs);
        }
      },
      addWord: async (word) => (await call(addWord(word))).ok,
    }),
    [call],
  );
}
