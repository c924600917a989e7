/** The cookie of a signed-in browser; its presence alone proves nothing. */
export const sessionCookieName = 'toasoan.session';
