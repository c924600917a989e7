import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { secureSessionCookieName, sessionCookieName } from '#core/people/session-cookie-name.ts';

/** Whoever sends one of these may see more than others do. */
const SIGNED_IN = [sessionCookieName, secureSessionCookieName, '__prerender_bypass'];

/** A signed-out reader who asks for a page. */
export function isReaderRequest(request: IncomingMessage): boolean {
  return asksForPage(request) && !isSignedIn(request.headers);
}

/** Whoever asks for a whole page, and not for a part of one as the framework does. */
export function asksForPage({ method, headers }: IncomingMessage): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  if (headers.rsc !== undefined || headers['next-router-state-tree'] !== undefined) return false;
  return headers['next-action'] === undefined;
}

/** Whether somebody of the newsroom asks, or a page is made to be looked at before it is out. */
export function isSignedIn({ cookie }: IncomingHttpHeaders): boolean {
  if (cookie === undefined || !SIGNED_IN.some((name) => cookie.includes(name))) return false;
  return cookie.split(';').some((pair) => SIGNED_IN.includes(pair.split('=')[0]?.trim() ?? ''));
}
