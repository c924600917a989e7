/** The session cookie on a site without https, as in development; its presence alone proves nothing. */
export const sessionCookieName = 'toasoan.session';

/** The same over https, bound to the exact host (`__Host-`, RFC 6265bis). */
export const secureSessionCookieName = `__Host-${sessionCookieName}`;

/** The valid session cookie for a site with this URL; the other is ignored. */
export function sessionCookieNameOf(siteUrl: string): string {
  return siteUrl.startsWith('https:') ? secureSessionCookieName : sessionCookieName;
}
