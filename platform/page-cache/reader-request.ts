import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { secureSessionCookieName, sessionCookieName } from '#core/people/session-cookie-name.ts';

/** Whether a request has a valid session, which costs a decryption of its cookie. */
export type IsSignedIn = (headers: IncomingHttpHeaders) => Promise<boolean>;

const SESSION_COOKIES = [sessionCookieName, secureSessionCookieName];

/** A request for a page without a session cookie. */
export function isReaderRequest(request: IncomingMessage): boolean {
  return asksForPage(request) && !showsSession(request.headers);
}

/** A request for a whole page, and not for a fragment as the framework makes. */
export function asksForPage({ method, headers }: IncomingMessage): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  if (headers.rsc !== undefined || headers['next-router-state-tree'] !== undefined) return false;
  return headers['next-action'] === undefined;
}

/**
 * Whether a cookie has the name of a session cookie. Clients can forge it; only decryption proves a session.
 */
export function showsSession({ cookie }: IncomingHttpHeaders): boolean {
  if (cookie === undefined || !SESSION_COOKIES.some((name) => cookie.includes(name))) return false;
  return cookie.split(';').some((pair) => SESSION_COOKIES.includes(pair.split('=')[0]?.trim() ?? ''));
}
