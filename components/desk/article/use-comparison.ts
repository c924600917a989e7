'use client';
import { useEffect, useState } from 'react';
import { textsOf } from '#app/(desk)/actions/versions.ts';
import type { ContentNames } from '#core/articles/content-references.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { useActionCall } from '../forms/use-action-call.ts';

/** The open sides: one text, or two of which `before` is the earlier. */
export type Sides = { readonly before: string | null; readonly after: string };

/** Two loaded texts with the names of their ids. `before` is null for a single text. */
export type Comparison = {
  readonly sides: Sides;
  readonly before: VersionContent | null;
  readonly after: VersionContent;
  readonly names: ContentNames;
};

type State = { readonly comparison: Comparison | null; readonly failure: ActionFailure | null };

/**
 * Loads the texts of both sides in one request. The former comparison stays until then. A new `Sides` object
 * with the same values loads again, so that a failed load can be retried.
 */
export function useComparison(articleId: string, sides: Sides | null): State {
  const call = useActionCall();
  const [state, setState] = useState<State>({ comparison: null, failure: null });

  useEffect(() => {
    if (sides === null) return;
    const { before, after } = sides;
    let isWanted = true;
    void call(textsOf(articleId, before === null ? [after] : [before, after])).then((answer) => {
      if (!isWanted) return;
      if (!answer.ok) return setState({ comparison: null, failure: answer.error });
      const { contents, names } = answer.data;
      const [one = null, other = one] = contents;
      if (one === null || other === null) return;
      const comparison = {
        sides,
        before: before === null ? null : one,
        after: other,
        names,
      };
      setState({ comparison, failure: null });
    });
    return () => {
      isWanted = false;
    };
  }, [articleId, sides, call]);

  return state;
}

export const forkPrefix = 'fork-';
