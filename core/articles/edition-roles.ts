/** The role of the other edition: the story that was translated, or its translation. */
export const EDITION_ROLES = ['original', 'translation'] as const;
export type EditionRole = (typeof EDITION_ROLES)[number];
