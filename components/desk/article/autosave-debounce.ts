import type { SaveState } from './writing/save-state.ts';
import type { WritingSession } from './writing/writing-session.ts';

/**
 * A "saved" or "offline" status is shown after this delay in milliseconds: a lost connection usually returns
 * at once.
 */
const atRestMs = 500;

/** The interface that `useSyncExternalStore` needs. */
export type SavingAtRest = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly snapshot: () => SaveState;
};

/**
 * Debounces the save status. During typing it alternates between saved and unsaved ten times a second;
 * `saved` is only shown once it is stable. No key press renders the screen.
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
