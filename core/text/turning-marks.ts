/**
 * Embeddings, overrides and isolates of direction (Unicode annex 9), as a class of characters has them. They show nothing and
 * turn what stands behind them on the page, the words of others too; a name in a script that runs the other way needs none.
 */
export const turningMarks = '\\u202A-\\u202E\\u2066-\\u2069';
