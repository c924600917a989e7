/** The cookie of a signed-in browser on a site without https, as on one's own machine; its presence alone proves nothing. */
export const sessionCookieName = 'toasoan.session';

/** The same over https, where a browser takes it from this very host alone (`__Host-`, RFC 6265bis). */
export const secureSessionCookieName = `__Host-${sessionCookieName}`;

/** The cookie that counts on a site with this address; the other is nobody's. */
export function sessionCookieNameOf(siteUrl: string): string {
  return siteUrl.startsWith('https:') ? secureSessionCookieName : sessionCookieName;
}
