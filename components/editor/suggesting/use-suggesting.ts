import { useEffect, useMemo, useState } from 'react';
import type { SuggestionStamp } from '#core/working-copy/suggestion.ts';
import { ownId } from '../own-id.ts';
import { suggesting } from '../plugins/suggesting.ts';
import { proposer } from './proposer.ts';
import type { NamedPerson } from './use-people-names.ts';

/** A person who may suggest changes. */
export type Suggester = {
  readonly personId: string;
  /** Whether they may edit directly, and accept or reject suggestions. */
  readonly mayEdit: boolean;
  readonly namePeople: (ids: readonly string[]) => Promise<readonly NamedPerson[]>;
  /** Formats a moment. */
  readonly moment: (at: string) => string;
};

/** Retry interval of loading the proposer module, in milliseconds. */
const askAgainMs = 2_000;

/**
 * Creates the suggestion extension for this person, and a setter for author descriptions. `isReady`: whether
 * the person may write now; a person who may only suggest must wait for the proposer module.
 */
export function useSuggesting({ personId, mayEdit }: Suggester) {
  // People who may edit get it when they first focus the text.
  const isReady = useProposer({ isNeeded: !mayEdit }) || mayEdit;
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

/** Whether the proposer module is loaded. Loads it in the background if it is needed, and retries. */
function useProposer({ isNeeded }: { isNeeded: boolean }): boolean {
  const [isHere, setHere] = useState(proposer.now() !== null);
  useEffect(() => {
    if (isHere || !isNeeded) return;
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
  }, [isHere, isNeeded]);
  return isHere;
}
