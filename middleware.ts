import { type NextRequest, NextResponse } from 'next/server';
import { deskPathHeader } from '#core/people/desk-headers.ts';
import { secureSessionCookieName, sessionCookieName } from '#core/people/session-cookie-name.ts';
import { signInUrl } from '#core/urls.ts';

/**
 * Redirects requests without a session cookie from the desk to sign-in, before anything is rendered. The page
 * itself checks the session in the database. The matcher excludes all reader pages.
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

/**
 * Not for uploads: middleware buffers the body in memory and truncates it at ten megabytes. The upload route
 * authenticates itself.
 */
export const config = { matcher: ['/desk', '/desk/((?!media/upload$).*)'] };
