import type { PublicStory } from '../articles/public-story.ts';

/** The number of stories in a most-read list. */
export const mostReadShown = 5;
/** With fewer stories no list is shown, because its ranking would mean nothing. */
export const mostReadFewest = 3;
/** The stored length of each list, so that others follow if a story is withdrawn or already on the page. */
export const mostReadStored = 40;

/** The most-read stories of a section with its descendants, or of the whole site if `sectionId` is null. */
export type MostRead = { readonly sectionId: string | null; readonly stories: readonly PublicStory[] };
