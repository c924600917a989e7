/** The longest name of an entry in the list of key events, in characters. */
export const keyTitleMaxChars = 80;
/** The longest text of an entry, in characters: a dozen paragraphs. What is longer is a story of its own. */
export const entryTextMaxChars = 6_000;
/** The most photos of one entry. */
export const entryPhotosMax = 6;
