import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { acceptsEncoding } from '../http/accepts-encoding.ts';
import { matchesEtag } from '../http/matches-etag.ts';
import { type CachedPage, compressFast, type EncodedBody, type Encoding } from './cached-page.ts';
import { type Head, writeResponse } from './preformatted-head.ts';

/**
 * Sends a page: 304, brotli, gzip or plain, without a body for HEAD. Range requests are not supported. `own`
 * are headers of this answer only.
 */
export function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  { page, own = {} }: { page: CachedPage; own?: Readonly<Record<string, string>> },
): void {
  const { head, body } = answerTo(request, page);
  response.writeHead(head.status, { ...leadingOn(head.headers, request.url ?? ''), ...own });
  response.end(body);
}

/** The fast path of `sendPage`, for a response that nothing was written to and that is not a redirect. */
export function sendUntouched(request: IncomingMessage, response: ServerResponse, page: CachedPage): void {
  if (page.headers.location !== undefined) {
    sendPage(request, response, { page });
    return;
  }
  const { head, body } = answerTo(request, page);
  if (body === undefined) response.writeHead(head.status, head.headers).end();
  else writeResponse(response, { head, body });
}

function answerTo({ method, headers }: IncomingMessage, page: CachedPage): { head: Head; body?: Buffer } {
  const named = headers['if-none-match'];
  if (page.notModified !== null && named !== undefined && matchesEtag(named, page.etag)) {
    return { head: page.notModified };
  }
  const { head, body } = page[encodingOf(headers)] ?? page.plain;
  return method === 'HEAD' ? { head } : { head, body };
}

/** Browsers send a handful of different headers. Others are parsed each time. */
const MOST_KNOWN = 64;
const known = new Map<string, Encoding | 'plain'>();

/** The best encoding that the client accepts. */
export function encodingOf({ 'accept-encoding': accepted }: IncomingHttpHeaders): Encoding | 'plain' {
  const header = String(accepted ?? '');
  const found = known.get(header);
  if (found !== undefined) return found;
  const accepts = (name: string) => acceptsEncoding(header, name);
  const encoding = accepts('br') ? 'brotli' : accepts('gzip') ? 'gzip' : 'plain';
  if (known.size < MOST_KNOWN && header.length < 200) known.set(header, encoding);
  return encoding;
}

/**
 * A redirect keeps the query string, such as a page number or campaign parameters. A redirect to the same
 * path has just rejected the query.
 */
function leadingOn(headers: Head['headers'], url: string): Head['headers'] {
  const { location } = headers;
  const queryAt = url.indexOf('?');
  if (location === undefined || queryAt < 0 || location.includes('?') || location === url.slice(0, queryAt)) {
    return headers;
  }
  return { ...headers, location: location + url.slice(queryAt) };
}

/** The content encoding that the request accepts and the page does not have yet; null when it has it. */
export function missingEncoding({ headers }: IncomingMessage, page: CachedPage): Encoding | null {
  if (!page.isWorthCompressing) return null;
  const encoding = encodingOf(headers);
  return encoding === 'plain' || page[encoding] !== null ? null : encoding;
}

/** Compresses a page in the requested content encoding, once for all concurrent requests. */
export function createContentEncodings(): (page: CachedPage, encoding: Encoding) => Promise<EncodedBody> {
  const running = new WeakMap<CachedPage, Partial<Record<Encoding, Promise<EncodedBody>>>>();
  return (page, encoding) => {
    const known = running.get(page) ?? {};
    running.set(page, known);
    known[encoding] ??= compressFast(page, encoding);
    return known[encoding];
  };
}
