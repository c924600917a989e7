/** What the other edition is to a story: that from which it was translated, or its translation. */
export const EDITION_ROLES = ['original', 'translation'] as const;
export type EditionRole = (typeof EDITION_ROLES)[number];
