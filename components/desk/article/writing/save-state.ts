/**
 * How the saving goes. `offline`: the server has everything, and there is no line to it now; `kept`: on this machine,
 * and not yet on the server; `unkept`: not even here; `refused`: the server did not take the beginning of a story.
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

/** Says how the saving goes. */
export function saveStateOf(now: {
  /** Whether the server's text has arrived, or there is none to wait for. */
  isReady: boolean;
  /** Whether the server knows the story, and whether it has everything that was typed. */
  isBegun: boolean;
  hasAll: boolean;
  hasTyped: boolean;
  isLineUp: boolean;
  /** Whether the server answers and does not let this visit in, of which the screen says more. */
  isTurnedAway: boolean;
  isRefused: boolean;
  /** Whether the browser's store takes nothing. */
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
