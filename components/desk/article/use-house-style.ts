'use client';
import { useMemo } from 'react';
import { addWord, styleOfDesk } from '#app/(desk)/actions/house-style.ts';
import type { HouseStyleServices } from '#components/editor/text-tools.tsx';
import { isUnanswered } from '#components/ui/network-failure.ts';
import { useActionCall } from '../forms/use-action-call.ts';
import { waitUntilOnline } from '../forms/wait-until-online.ts';

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
