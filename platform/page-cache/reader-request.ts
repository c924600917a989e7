import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { secureSessionCookieName, sessionCookieName } from '#core/people/session-cookie-name.ts';

/** Whether a request has a session that was sealed here, which costs a look at the seal. */
export type IsSignedIn = (headers: IncomingHttpHeaders) => Promise<boolean>;

const SESSION_COOKIES = [sessionCookieName, secureSessionCookieName];

/** A reader who asks for a page and shows no session. */
export function isReaderRequest(request: IncomingMessage): boolean {
  return asksForPage(request) && !showsSession(request.headers);
}

/** Whoever asks for a whole page, and not for a part of one as the framework does. */
export function asksForPage({ method, headers }: IncomingMessage): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  if (headers.rsc !== undefined || headers['next-router-state-tree'] !== undefined) return false;
  return headers['next-action'] === undefined;
}

/** Whether a cookie is sent that is named as those of the newsroom; anybody can make one up, and only its seal says more. */
export function showsSession({ cookie }: IncomingHttpHeaders): boolean {
  if (cookie === undefined || !SESSION_COOKIES.some((name) => cookie.includes(name))) return false;
  return cookie.split(';').some((pair) => SESSION_COOKIES.includes(pair.split('=')[0]?.trim() ?? ''));
}
