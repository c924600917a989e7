'use client';
import { useMemo } from 'react';
import type { HouseStyleServices } from '#components/editor/text-tools.tsx';
import { isUnanswered } from '#components/ui/network-failure.ts';
import { waitUntilOnline } from '../forms/wait-until-online.ts';
import type { Doors } from './doors.ts';

const againMs = 15_000;

/** The services of the text tools, by the page's server actions. */
export function useHouseStyle(doors: Doors): HouseStyleServices {
  return useMemo(
    () => ({
      readStyle: async (sectionId) => {
        for (;;) {
          const answer = await doors.styleOfDesk(sectionId);
          if (answer.ok) return answer.data;
          if (!isUnanswered(answer.error)) return null;
          // Until it is loaded there are no abbreviations and no advice.
          await waitUntilOnline(againMs);
        }
      },
      addWord: async (word) => (await doors.addHouseWord(word)).ok,
    }),
    [doors],
  );
}
