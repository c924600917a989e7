import type { PublicStory } from '../articles/public-story.ts';

/** Stories in a list of most read. */
export const mostReadShown = 5;
/** With fewer there is no list: a place in it would say nothing. */
export const mostReadFewest = 3;
/** Kept of each list, so that something follows where a story was withdrawn or stands on the page already. */
export const mostReadKept = 40;

/** What is read most in a section with all below it, or, where `sectionId` is null, on the whole site. */
export type MostRead = { readonly sectionId: string | null; readonly stories: readonly PublicStory[] };
