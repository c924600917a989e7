/** The bell says "99+": beyond that nothing is counted. */
export const unreadMost = 100;
