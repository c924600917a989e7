/** The salt that separates this cookie from other encrypted cookies. */
export const knownBrowserSalt = 'toasoan.known';

/** The cookie of a browser with an earlier sign-in; over https it is bound to the exact host (`__Host-`). */
export function knownBrowserCookieOf(siteUrl: string): string {
  return siteUrl.startsWith('https:') ? `__Host-${knownBrowserSalt}` : knownBrowserSalt;
}
