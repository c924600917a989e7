import { useEffect, useMemo, useState } from 'react';
import type { SuggestionStamp } from '#core/working-copy/suggestion.ts';
import { ownId } from '../own-id.ts';
import { suggesting } from '../plugins/suggesting.ts';
import { proposer } from './proposer.ts';
import type { NamedPerson } from './use-people-names.ts';

/** Somebody who may propose changes in the text. */
export type Suggester = {
  readonly personId: string;
  /** Whether they may settle suggestions, and so may write with or without them. */
  readonly mayEdit: boolean;
  readonly namePeople: (ids: readonly string[]) => Promise<readonly NamedPerson[]>;
  /** A moment in words. */
  readonly moment: (at: string) => string;
};

/** How often what proposes is asked for where it could not be had, in milliseconds. */
const askAgainMs = 2_000;

/**
 * The extension that proposes what this person writes, and the place for the words that say whose a suggestion is.
 * `isReady`: whether this person may write now; who may only propose needs what makes proposals first.
 */
export function useSuggesting({ personId, mayEdit }: Suggester) {
  // Also for whoever may edit: the mode may be wanted when there is no line any more to bring it in over.
  const isReady = useProposer() || mayEdit;
  const suggestion = useMemo(() => {
    let describe = ({ by }: SuggestionStamp) => by;
    return {
      extension: suggesting.configure({
        personId,
        forced: !mayEdit,
        newId: ownId,
        now: () => new Date(),
        describe: (stamp) => describe(stamp),
      }),
      onDescribe: (words: (stamp: SuggestionStamp) => string) => {
        describe = words;
      },
    };
  }, [personId, mayEdit]);
  return { ...suggestion, isReady };
}

/** Whether what makes proposals is here; it is brought in behind the page, however often that takes. */
function useProposer(): boolean {
  const [isHere, setHere] = useState(proposer.now() !== null);
  useEffect(() => {
    if (isHere) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isWanted = true;
    const bring = async () => {
      const found = await proposer.prepare();
      if (!isWanted) return;
      if (found === null) timer = setTimeout(bring, askAgainMs);
      else setHere(true);
    };
    void bring();
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [isHere]);
  return isHere;
}
