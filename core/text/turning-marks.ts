/**
 * Direction embeddings, overrides and isolates (Unicode annex 9), for a character class. They are invisible
 * and can reorder the text after them on a page, also other people's. Names in right-to-left scripts do not
 * need them.
 */
export const turningMarks = '\\u202A-\\u202E\\u2066-\\u2069';
