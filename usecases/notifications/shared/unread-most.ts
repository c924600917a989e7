/** The counting limit; the bell shows "99+". */
export const unreadMost = 100;
