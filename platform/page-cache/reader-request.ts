import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { secureSessionCookieName, sessionCookieName } from '#core/people/session-cookie-name.ts';

/** Whether a request has a valid session, which costs a decryption of its cookie. */
export type IsSignedIn = (headers: IncomingHttpHeaders) => Promise<boolean>;

const SESSION_COOKIES = [sessionCookieName, secureSessionCookieName];

/** A request for a page without a session cookie. */
export function isReaderRequest(request: IncomingMessage): boolean {
  return asksForPage(request) && !showsSession(request.headers);
}

/**
 * A request that a reader page answers. Its other headers do not count: readers' pages have no client router,
 * so they have no fragments and no server actions.
 */
export function asksForPage({ method }: Pick<IncomingMessage, 'method'>): boolean {
  return method === 'GET' || method === 'HEAD';
}

/**
 * Whether a cookie has the name of a session cookie. Clients can forge it; only decryption proves a session.
 */
export function showsSession({ cookie }: IncomingHttpHeaders): boolean {
  if (cookie === undefined || !SESSION_COOKIES.some((name) => cookie.includes(name))) return false;
  return cookie.split(';').some((pair) => SESSION_COOKIES.includes(pair.split('=')[0]?.trim() ?? ''));
}
