'use client';
import { useMemo } from 'react';
import type { HouseStyleServices } from '#components/editor/text-tools.tsx';
import type { Doors } from './doors.ts';

/** What the text tools ask of the desk, through the doors of the page. */
export function useHouseStyle(doors: Doors): HouseStyleServices {
  return useMemo(
    () => ({
      readStyle: async (sectionId) => {
        const answer = await doors.styleOfDesk(sectionId);
        return answer.ok ? answer.data : null;
      },
      addWord: async (word) => (await doors.addHouseWord(word)).ok,
    }),
    [doors],
  );
}
