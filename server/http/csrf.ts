import type { IncomingHttpHeaders } from 'node:http';

/**
 * The origin of a request by `Sec-Fetch-Site`, which scripts cannot set, or by `Origin` where a browser
 * without https sends no such header. Null for clients that are not browsers.
 */
export function requestOrigin(headers: IncomingHttpHeaders, siteUrl: string): 'ours' | 'foreign' | null {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' ? 'ours' : 'foreign';
  const { origin, host } = headers;
  if (origin === undefined) return null;
  return origin === siteUrl || URL.parse(origin)?.host === host ? 'ours' : 'foreign';
}

const SAFE_METHODS: readonly (string | undefined)[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * CSRF check: true for a state-changing request that a page of another site triggers with the cookies of
 * this browser. API requests with a token are exempt: browsers do not attach tokens by themselves.
 */
export function isCrossSite(
  { method, headers, url = '' }: { method?: string; headers: IncomingHttpHeaders; url?: string },
  siteUrl: string,
): boolean {
  if (SAFE_METHODS.includes(method)) return false;
  const bringsToken = headers.authorization !== undefined && url.startsWith('/api/v1/');
  return !bringsToken && requestOrigin(headers, siteUrl) === 'foreign';
}
