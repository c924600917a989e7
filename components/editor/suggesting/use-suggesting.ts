import { useMemo } from 'react';
import type { SuggestionStamp } from '#core/working-copy/suggestion.ts';
import { suggesting } from '../plugins/suggesting.ts';
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

/** The extension that proposes what this person writes, and the place for the words that say whose a suggestion is. */
export function useSuggesting({ personId, mayEdit }: Suggester) {
  return useMemo(() => {
    let describe = ({ by }: SuggestionStamp) => by;
    return {
      extension: suggesting.configure({
        personId,
        forced: !mayEdit,
        newId,
        now: () => new Date(),
        describe: (stamp) => describe(stamp),
      }),
      onDescribe: (words: (stamp: SuggestionStamp) => string) => {
        describe = words;
      },
    };
  }, [personId, mayEdit]);
}

/** Unlike `randomUUID`, this is there on a site without TLS, too. */
function newId(): string {
  const signs = crypto.getRandomValues(new Uint8Array(12));
  return [...signs].map((sign) => sign.toString(16).padStart(2, '0')).join('');
}
