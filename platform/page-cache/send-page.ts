import type { IncomingMessage, ServerResponse } from 'node:http';
import { acceptsEncoding } from '../accepts-encoding.ts';
import type { CachedPage } from './cached-page.ts';

/** Browsers ask again each time (304 is cheap); a proxy in front may answer for this long by itself. */
const CACHE_CONTROL = 'public, max-age=0, s-maxage=1, must-revalidate';

/** Sends a page as the request can take it: not modified, brotli, gzip or plain; no body for HEAD. */
export function sendPage(request: IncomingMessage, response: ServerResponse, page: CachedPage): void {
  const { encoding, body } = bodyFor(request.headers['accept-encoding'], page);
  response.setHeader('cache-control', CACHE_CONTROL);
  response.setHeader('etag', page.etag);
  response.setHeader('vary', 'Accept-Encoding, Cookie');
  if (page.status === 200 && matches(request.headers['if-none-match'], page.etag)) {
    response.writeHead(304).end();
    return;
  }
  for (const [name, value] of Object.entries(page.headers)) response.setHeader(name, value);
  if (encoding) response.setHeader('content-encoding', encoding);
  response.setHeader('content-length', body.length);
  response.writeHead(page.status);
  response.end(request.method === 'HEAD' ? undefined : body);
}

function bodyFor(accepted: string | string[] | undefined, page: CachedPage) {
  if (page.brotli && acceptsEncoding(accepted, 'br')) return { encoding: 'br', body: page.brotli };
  if (page.gzip && acceptsEncoding(accepted, 'gzip')) return { encoding: 'gzip', body: page.gzip };
  return { encoding: null, body: page.plain };
}

function matches(header: string | undefined, etag: string): boolean {
  if (!header) return false;
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  return header.trim() === '*' || header.split(',').some((tag) => bare(tag) === bare(etag));
}
