import type { IncomingHttpHeaders } from 'node:http';

/**
 * Where a browser says that a request comes from: a page of ours, another site's (a neighbour of the same domain included),
 * or nothing, as whatever is no browser does. What says where it is aloud goes by `Sec-Fetch-Site`, which no page can
 * set; a browser that speaks without https and says none by its `Origin`.
 */
export function whereFrom(headers: IncomingHttpHeaders, siteUrl: string): 'ours' | 'foreign' | null {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' ? 'ours' : 'foreign';
  const { origin, host } = headers;
  if (origin === undefined) return null;
  return origin === siteUrl || URL.parse(origin)?.host === host ? 'ours' : 'foreign';
}

const READING: readonly (string | undefined)[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whether somebody else's page wants something done with what this browser sends along by itself. Whoever brings a token of
 * the API sends it by hand, so nobody is made to.
 */
export function actsForAnother(
  { method, headers, url = '' }: { method?: string; headers: IncomingHttpHeaders; url?: string },
  siteUrl: string,
): boolean {
  if (READING.includes(method)) return false;
  const bringsToken = headers.authorization !== undefined && url.startsWith('/api/v1/');
  return !bringsToken && whereFrom(headers, siteUrl) === 'foreign';
}
