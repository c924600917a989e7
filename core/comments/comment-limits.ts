/** Longest comment, in UTF-16 units as a text field counts them. */
export const commentMaxChars = 4_000;
/** Most people that one comment may call by name. */
export const mentionsMax = 20;
