import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { sessionCookieName } from '#core/people/session-cookie-name.ts';

/** Whoever sends one of these may see more than others do. */
const SIGNED_IN = [sessionCookieName, '__prerender_bypass'];

/** Signed-out readers only, and not the framework's own calls for parts of a page. */
export function isReaderRequest({ method, headers }: IncomingMessage): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  if (headers.rsc !== undefined || headers['next-router-state-tree'] !== undefined) return false;
  return headers['next-action'] === undefined && !isSignedIn(headers);
}

/** Whether somebody of the newsroom asks, or a page is made to be looked at before it is out. */
export function isSignedIn({ cookie }: IncomingHttpHeaders): boolean {
  if (cookie === undefined || !SIGNED_IN.some((name) => cookie.includes(name))) return false;
  return cookie.split(';').some((pair) => SIGNED_IN.includes(pair.split('=')[0]?.trim() ?? ''));
}
