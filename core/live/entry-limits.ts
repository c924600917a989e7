/** Maximum length of an entry's name in the list of key events, in characters. */
export const keyTitleMaxChars = 80;
/** Maximum length of an entry's text in characters: a dozen paragraphs. Longer text belongs in a story. */
export const entryTextMaxChars = 6_000;
/** Maximum number of photos in an entry. */
export const entryPhotosMax = 6;
