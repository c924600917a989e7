/** Maximum length of a comment in UTF-16 code units, as a text field counts them. */
export const commentMaxChars = 4_000;
/** Maximum number of people mentioned in one comment. */
export const mentionsMax = 20;
