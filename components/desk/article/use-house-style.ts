'use client';
import { useMemo } from 'react';
import type { HouseStyleServices } from '#components/editor/text-tools.tsx';
import { isUnanswered } from '#components/ui/network-failure.ts';
import { waitUntilOnline } from '../forms/wait-until-online.ts';
import type { Doors } from './doors.ts';

const againMs = 15_000;

/** What the text tools ask of the desk, through the doors of the page. */
export function useHouseStyle(doors: Doors): HouseStyleServices {
  return useMemo(
    () => ({
      readStyle: async (sectionId) => {
        for (;;) {
          const answer = await doors.styleOfDesk(sectionId);
          if (answer.ok) return answer.data;
          if (!isUnanswered(answer.error)) return null;
          // Until it is here short forms stay short and nothing is advised.
          await waitUntilOnline(againMs);
        }
      },
      addWord: async (word) => (await doors.addHouseWord(word)).ok,
    }),
    [doors],
  );
}
