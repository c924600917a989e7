import type { SaveState } from './writing/save-state.ts';
import type { WritingSession } from './writing/writing-session.ts';

/** Saved, or without a line, for this long is so, in milliseconds: a line that is lost is mostly there again at once. */
const atRestMs = 500;

/** What `useSyncExternalStore` asks for. */
export type SavingAtRest = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly snapshot: () => SaveState;
};

/**
 * How the saving goes, as it is said. While somebody types all is saved and not saved again ten times a second: it is
 * saved once it stays so, and the screen is not asked anything for a key.
 */
export function savingAtRest({
  saving,
  subscribe,
}: Pick<WritingSession, 'saving' | 'subscribe'>): SavingAtRest {
  let said = saving();
  return {
    snapshot: () => said,
    subscribe(listener) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const say = (state: SaveState) => {
        if (state === said) return;
        said = state;
        listener();
      };
      const look = () => {
        clearTimeout(timer);
        const state = saving();
        if (state === 'saved' || state === 'offline') timer = setTimeout(say, atRestMs, state);
        else say(state);
      };
      const stop = subscribe(look);
      look();
      return () => {
        clearTimeout(timer);
        stop();
      };
    },
  };
}
