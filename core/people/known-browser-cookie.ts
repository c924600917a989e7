/** The salt that separates this cookie from every other one that is sealed here. */
export const knownBrowserSalt = 'toasoan.known';

/** The cookie of a browser in which somebody has signed in before; over https a browser takes it from this very host alone. */
export function knownBrowserCookieOf(siteUrl: string): string {
  return siteUrl.startsWith('https:') ? `__Host-${knownBrowserSalt}` : knownBrowserSalt;
}
