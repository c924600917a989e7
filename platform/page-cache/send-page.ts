import type { IncomingMessage, ServerResponse } from 'node:http';
import { acceptsEncoding } from '../accepts-encoding.ts';
import type { CachedPage, Form } from './cached-page.ts';

/** Sends a page as the request can take it: not modified, brotli, gzip or plain; no body for HEAD. Always whole. */
export function sendPage(request: IncomingMessage, response: ServerResponse, page: CachedPage): void {
  if (page.notModified !== null && hasItAlready(request, page)) {
    response.writeHead(304, page.notModified).end();
    return;
  }
  const form = formFor(request.headers['accept-encoding'], page);
  const hasMoved = page.headers.location !== undefined;
  response.writeHead(page.status, hasMoved ? withQuery(form.head, request.url ?? '') : form.head);
  if (request.method === 'HEAD') response.end();
  else response.end(form.body);
}

/** RFC 9110, 13.2.2: a date counts only where no tag is named, and only for a page that has one. */
function hasItAlready({ headers }: IncomingMessage, page: CachedPage): boolean {
  const named = headers['if-none-match'];
  if (named !== undefined) return matches(named, page.etag);
  const since = headers['if-modified-since'];
  const modified = page.headers['last-modified'];
  return since !== undefined && modified !== undefined && Date.parse(modified) <= Date.parse(since);
}

type Encoding = 'brotli' | 'gzip' | 'plain';

function formFor(accepted: string | string[] | undefined, page: CachedPage): Form {
  const encoding = encodingFor(String(accepted ?? ''));
  if (encoding === 'brotli') return page.brotli ?? page.plain;
  return encoding === 'gzip' ? (page.gzip ?? page.plain) : page.plain;
}

/** All browsers together know a handful of these headers; who sends others is answered all the same. */
const MOST_KNOWN = 64;
const known = new Map<string, Encoding>();

function encodingFor(header: string): Encoding {
  const found = known.get(header);
  if (found !== undefined) return found;
  const accepts = (name: string) => acceptsEncoding(header, name);
  const encoding = accepts('br') ? 'brotli' : accepts('gzip') ? 'gzip' : 'plain';
  if (known.size < MOST_KNOWN && header.length < 200) known.set(header, encoding);
  return encoding;
}

function matches(header: string, etag: string): boolean {
  if (header === etag || header.trim() === '*') return true;
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  return header.split(',').some((tag) => bare(tag) === bare(etag));
}

/**
 * What was asked of an address that has moved is asked of where it leads: a place in a list, the name of a campaign. An
 * address that leads to itself has only refused what was asked of it.
 */
function withQuery(head: readonly string[], url: string): string[] {
  const queryAt = url.indexOf('?');
  if (queryAt < 0) return [...head];
  const place = head.findIndex((name, index) => index % 2 === 0 && name.toLowerCase() === 'location') + 1;
  return head.map((part, index) => {
    const takesQuery = index === place && !part.includes('?') && part !== url.slice(0, queryAt);
    return takesQuery ? part + url.slice(queryAt) : part;
  });
}
