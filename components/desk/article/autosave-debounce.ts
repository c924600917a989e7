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
  let shown = saving();
  return {
    snapshot: () => shown,
    subscribe(listener) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const show = (state: SaveState) => {
        if (state === shown) return;
        shown = state;
        listener();
      };
      const look = () => {
        clearTimeout(timer);
        const state = saving();
        if (state === 'saved' || state === 'offline') timer = setTimeout(show, atRestMs, state);
        else show(state);
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
