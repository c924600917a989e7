/**
 * The save status. `offline`: the server has everything, but there is no connection now. `kept`: stored in
 * this browser, not yet on the server. `unkept`: not even stored here. `refused`: the server rejected the
 * creation of the story.
 */
export type SaveState =
  | 'clean'
  | 'connecting'
  | 'waiting'
  | 'saved'
  | 'offline'
  | 'kept'
  | 'unkept'
  | 'refused';

/** Derives the save status. */
export function saveStateOf(now: {
  /** Whether the server's text has arrived, or none is expected. */
  isReady: boolean;
  /** Whether the server knows the story, and has all typed text. */
  isBegun: boolean;
  hasAll: boolean;
  hasTyped: boolean;
  isLineUp: boolean;
  /** Whether the server rejects this visit, which the screen explains. */
  isTurnedAway: boolean;
  isRefused: boolean;
  /** Whether the browser's storage fails. */
  isTrouble: boolean;
}): SaveState {
  const { isReady, isBegun, hasAll, hasTyped, isLineUp, isTurnedAway, isRefused, isTrouble } = now;
  if (!isReady) return 'connecting';
  if (!isBegun && !hasTyped) return 'clean';
  if (hasAll) return isLineUp || isTurnedAway ? 'saved' : 'offline';
  if (isRefused) return 'refused';
  if (isLineUp) return 'waiting';
  return isTrouble ? 'unkept' : 'kept';
}
