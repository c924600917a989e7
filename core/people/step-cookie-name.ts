/** The cookie of a browser that has given its first proof and is asked for the second. */
export const stepCookieName = 'toasoan.step';
