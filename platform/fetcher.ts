import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { DomainError } from '#core/shared/domain-error.ts';
import { hostOf, judgedLookup } from './judged-lookup.ts';
import { readLimited } from './read-limited.ts';

/** What may be fetched, and how much of it. */
export type FetchLimits = {
  readonly maxBytes: number;
  /** For all of it, redirects included. */
  readonly timeoutMs: number;
  /** Hosts (names or addresses, any port) in the house's own network that may be asked all the same. */
  readonly ownHosts: ReadonlySet<string>;
  /** For the `Accept` header. */
  readonly accept: string;
};

const maxRedirects = 4;
const userAgent = 'Mozilla/5.0 (compatible; Toasoan)';

/**
 * Fetches a file from the public internet for somebody who gave its address. Only http and https on their own
 * ports; every host, of each redirect too, is resolved here and must have public addresses only, and the
 * connection goes to the very address that was judged, so that a name cannot change its meaning in between.
 * Throws `fetch.refused` for an address that may not be asked, `fetch.failed` {status?} when nothing came, and
 * `media.too-large` {maxBytes}.
 */
export async function fetchFile(address: string, limits: FetchLimits): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(limits.timeoutMs);
  try {
    return await follow(address, limits, signal, maxRedirects);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError('fetch.failed');
  }
}

async function follow(
  address: string,
  limits: FetchLimits,
  signal: AbortSignal,
  left: number,
): Promise<Uint8Array> {
  const url = allowedUrl(address, limits);
  const answer = await ask(url, { limits, signal, lookup: await judgedLookup(url, limits.ownHosts) });
  const status = answer.statusCode ?? 0;
  const next = answer.headers.location;
  if (status >= 300 && status < 400 && next !== undefined) {
    answer.destroy();
    if (left === 0 || !URL.canParse(next, url)) throw new DomainError('fetch.failed', { status });
    return follow(new URL(next, url).href, limits, signal, left - 1);
  }
  if (status !== 200) {
    answer.destroy();
    throw new DomainError('fetch.failed', { status });
  }
  if (Number(answer.headers['content-length'] ?? 0) > limits.maxBytes) {
    answer.destroy();
    throw new DomainError('media.too-large', { maxBytes: limits.maxBytes });
  }
  try {
    return await readLimited(answer, { maxBytes: limits.maxBytes, code: 'media.too-large' });
  } finally {
    answer.destroy();
  }
}

function allowedUrl(address: string, { ownHosts }: FetchLimits): URL {
  if (!URL.canParse(address)) throw new DomainError('fetch.refused');
  const url = new URL(address);
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  const isOwn = ownHosts.has(hostOf(url));
  // A standard port is an empty one in a parsed address.
  if (!isWeb || url.username !== '' || url.password !== '' || (url.port !== '' && !isOwn)) {
    throw new DomainError('fetch.refused');
  }
  return url;
}

function ask(
  url: URL,
  { limits, signal, lookup }: { limits: FetchLimits; signal: AbortSignal; lookup: LookupFunction },
): Promise<IncomingMessage> {
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((done, failed) => {
    const headers = { accept: limits.accept, 'accept-encoding': 'identity', 'user-agent': userAgent };
    const request = send(url, { headers, signal, lookup, agent: false }, done);
    request.on('error', failed);
    request.end();
  });
}
