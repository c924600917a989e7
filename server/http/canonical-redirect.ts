import type { IncomingMessage, ServerResponse } from 'node:http';
import { cacheKeyOf, isUnknownUrl, knownQuery } from '#platform/page-cache/cache-key.ts';
import { asksForPage } from '#platform/page-cache/reader-request.ts';

/**
 * The canonical form of a reader URL that has capitals, a trailing slash, a double slash or query parameters
 * that the page does not read. Null for canonical URLs and for URLs that are not reader pages. Capitals in
 * an unknown path are kept: it may be a URL of an older site with a redirect.
 */
export function canonicalUrl(url: string): string | null {
  const queryAt = url.indexOf('?');
  const pathname = queryAt < 0 ? url : url.slice(0, queryAt);
  const whole = pathname.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');
  const lower = whole.toLowerCase();
  const tidy = isUnknownUrl(lower) ? whole : lower;
  if (cacheKeyOf(tidy) === null) return null;
  const query = queryAt < 0 ? '' : knownQuery(tidy, url.slice(queryAt + 1));
  const canonical = query === '' ? tidy : `${tidy}?${query}`;
  return canonical === url ? null : canonical;
}

/** Whether a URL is that of a reader page, canonical or not. */
export function isReaderUrl(url: string): boolean {
  return cacheKeyOf(url) !== null || canonicalUrl(url) !== null;
}

/**
 * Redirects a non-canonical reader URL to its canonical form, in one hop: the request is answered as the
 * canonical one, and a page in the answer becomes a 301. Redirects and 404s of the canonical URL pass
 * through.
 */
export function redirectToCanonical(request: IncomingMessage, response: ServerResponse): void {
  const tidy = asksForPage(request) ? canonicalUrl(request.url ?? '') : null;
  if (tidy === null) return;
  request.url = tidy;
  // The ETag that a browser has for the non-canonical URL is that of a redirect, not of the page.
  delete request.headers['if-none-match'];
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
  const end = response.end.bind(response) as (...given: unknown[]) => ServerResponse;
  let leadsOn = false;
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    if (status !== 200) return writeHead(status, ...rest);
    leadsOn = true;
    for (const name of ['content-type', 'content-encoding', 'content-length', 'etag', 'link']) {
      response.removeHeader(name);
    }
    return writeHead(301, { location: tidy, 'content-length': 0 });
  }) as typeof response.writeHead;
  response.end = ((...given: unknown[]) => {
    if (!response.headersSent) response.writeHead(response.statusCode);
    return leadsOn ? end() : end(...given);
  }) as typeof response.end;
}
