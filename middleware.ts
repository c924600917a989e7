import { type NextRequest, NextResponse } from 'next/server';
import { deskPathHeader } from '#core/people/desk-path-header.ts';
import { secureSessionCookieName, sessionCookieName } from '#core/people/session-cookie-name.ts';
import { signInUrl } from '#core/urls.ts';

/**
 * Sends the signed-out from the desk to sign-in before anything is rendered. Whether a cookie still counts is
 * decided by the database, where the page is made. The matcher keeps this away from every reader page.
 */
export function middleware(request: NextRequest): NextResponse {
  const here = request.nextUrl.pathname + request.nextUrl.search;
  const isVisit = request.method === 'GET' || request.method === 'HEAD';
  const mayBeSignedIn =
    request.cookies.has(sessionCookieName) || request.cookies.has(secureSessionCookieName);
  if (isVisit && !mayBeSignedIn) {
    return NextResponse.redirect(new URL(signInUrl(here), request.url));
  }
  const forwarded = new Headers(request.headers);
  forwarded.set(deskPathHeader, here);
  return NextResponse.next({ request: { headers: forwarded } });
}

/** Not before uploads: what goes through here is copied into memory and cut off after ten megabytes. Their route asks who it is. */
export const config = { matcher: ['/desk', '/desk/((?!media/upload$).*)'] };
