import type { PendingPicture } from './picture-import.ts';

/**
 * Pictures of pastes on this page that failed to load, by id: a file from the clipboard can be sent again.
 */
export const failedPictures = new Map<string, PendingPicture>();
