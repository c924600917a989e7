import type { PendingPicture } from './picture-door.ts';

/** The pictures of pastes in this page that have not come, by their id: a file from the clipboard can be sent again. */
export const keptPictures = new Map<string, PendingPicture>();
