import { useMemo, useRef } from 'react';
import { namesOf } from '#app/(desk)/actions/versions.ts';
import type { Suggester } from '#components/editor/suggesting/use-suggesting.ts';
import { useActionCall } from '../forms/use-action-call.ts';
import { useMoment } from '../moments/use-moment.ts';
import type { SavedView } from './desk-article.ts';

/** Whether a person who may not edit the article may suggest changes. */
export function maySuggest({ abilities, publicState }: SavedView): boolean {
  const isOver = publicState === 'killed' || publicState === 'taken_down';
  const isAnothers = !abilities.edit.ok && abilities.edit.why === 'article.taken-over';
  return abilities.comment.ok && !isOver && !isAnothers;
}

/** The person at this screen, for the editor's suggestions. */
export function useSuggester(input: { personId: string; mayEdit: boolean }): Suggester {
  const call = useActionCall();
  const { personId, mayEdit } = input;
  const moment = useMoment();
  const latest = useRef(moment);
  latest.current = moment;
  return useMemo(
    () => ({
      personId,
      mayEdit,
      moment: (at: string) => latest.current(at),
      async namePeople(ids: readonly string[]) {
        const answer = await call(
          namesOf({ people: [...ids], tags: [], sections: [], stories: [], media: [] }),
        );
        return answer.ok ? Object.entries(answer.data.people).map(([id, name]) => ({ id, name })) : [];
      },
    }),
    [personId, mayEdit, call],
  );
}
