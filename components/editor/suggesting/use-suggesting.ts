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
 * People who may edit get it after so many milliseconds, or when they first focus the text: the page itself
 * comes first, and they may switch the mode on while offline.
 */
const afterPageMs = 5_000;

/**
 * Creates the suggestion extension for this person, and a setter for author descriptions. `isReady`: whether
 * the person may write now; a person who may only suggest must wait for the proposer module.
 */
export function useSuggesting({ personId, mayEdit }: Suggester) {
  const isReady = useProposer({ delayMs: mayEdit ? afterPageMs : 0 }) || mayEdit;
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

/** Whether the proposer module is loaded. Loads it in the background, after a delay, and retries. */
function useProposer({ delayMs }: { delayMs: number }): boolean {
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
    if (delayMs === 0) void bring();
    else timer = setTimeout(bring, delayMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [isHere, delayMs]);
  return isHere;
}
