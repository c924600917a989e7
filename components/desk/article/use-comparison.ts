'use client';
import { useEffect, useRef, useState } from 'react';
import { type ContentNames, referencesOf } from '#core/articles/content-references.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import type { HistoryDoors } from './history-doors.ts';

/** What is looked at: one text, or two of which `before` is the earlier. */
export type Sides = { readonly before: string | null; readonly after: string };

/** Two loaded texts with the names of what they bear; `before` is null where one is read by itself. */
export type Comparison = {
  readonly sides: Sides;
  readonly before: VersionContent | null;
  readonly after: VersionContent;
  readonly names: ContentNames;
};

type State = { readonly comparison: Comparison | null; readonly failure: ActionFailure | null };

/** Loads the texts of two sides; one that was loaded stays, because a version never changes. */
export function useComparison(
  articleId: string,
  sides: Sides | null,
  doors: Pick<HistoryDoors, 'versionOf' | 'forkOf' | 'namesOf'>,
): State {
  const [state, setState] = useState<State>({ comparison: null, failure: null });
  const loaded = useRef(new Map<string, VersionContent>());
  const known = useRef(doors);
  const before = sides?.before ?? null;
  const after = sides?.after ?? null;

  useEffect(() => {
    if (after === null) return;
    let isWanted = true;
    const textOf = async (side: string): Promise<VersionContent> => {
      const there = loaded.current.get(side);
      if (there !== undefined) return there;
      const answer = side.startsWith(forkPrefix)
        ? await known.current.forkOf(articleId, side.slice(forkPrefix.length))
        : await known.current.versionOf(articleId, Number(side));
      if (!answer.ok) throw new Refused(answer.error);
      loaded.current.set(side, answer.data.content);
      return answer.data.content;
    };
    const load = async () => {
      const one = before === null ? null : await textOf(before);
      const other = await textOf(after);
      const names = await known.current.namesOf(referencesOf(one === null ? [other] : [one, other]));
      if (!names.ok) throw new Refused(names.error);
      return { sides: { before, after }, before: one, after: other, names: names.data };
    };
    load().then(
      (comparison) => isWanted && setState({ comparison, failure: null }),
      (error: unknown) => {
        if (!(error instanceof Refused)) throw error;
        if (isWanted) setState({ comparison: null, failure: error.failure });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [articleId, before, after]);

  return state;
}

export const forkPrefix = 'fork-';

class Refused extends Error {
  readonly failure: ActionFailure;

  constructor(failure: ActionFailure) {
    super(failure.code);
    this.failure = failure;
  }
}
