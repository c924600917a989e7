import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { DomainError } from '#core/shared/domain-error.ts';
import { hostOf, publicDnsLookup } from './public-dns-lookup.ts';

/** What is asked of a foreign server, and whom one may ask. */
export type SafeRequest = {
  readonly method: 'GET' | 'HEAD';
  /** For the `Accept` header. */
  readonly accept: string;
  /** Hosts (names or addresses, any port) in the house's own network that may be asked all the same. */
  readonly ownHosts: ReadonlySet<string>;
  /** For all of it, redirects included. */
  readonly signal: AbortSignal;
};

const maxRedirects = 4;
const userAgent = 'Mozilla/5.0 (compatible; Toasoan)';

/**
 * Asks a server of the public internet for an address that somebody gave, and follows where it redirects to. Only
 * http and https on their own ports; every host, of each redirect too, is resolved here and must have public
 * addresses only, and the connection goes to the very address that was judged, so that a name cannot change its
 * meaning in between. Returns the last answer, of which nothing is read yet; the caller destroys it. Throws
 * `fetch.refused` {reason?: 'port'} for an address that may not be asked, `fetch.failed` {status?} when no answer came.
 */
export async function safeRequest(address: string, request: SafeRequest): Promise<IncomingMessage> {
  try {
    return await follow(address, request, maxRedirects);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError('fetch.failed');
  }
}

async function follow(address: string, request: SafeRequest, left: number): Promise<IncomingMessage> {
  const url = allowedUrl(address);
  const lookup = await publicDnsLookup(url, request.ownHosts);
  // A standard port is an empty one in a parsed address. What stands at another may well be there for readers.
  if (url.port !== '' && !request.ownHosts.has(hostOf(url))) {
    throw new DomainError('fetch.refused', { reason: 'port' });
  }
  const answer = await ask(url, { request, lookup });
  const status = answer.statusCode ?? 0;
  const next = answer.headers.location;
  if (status < 300 || status >= 400 || next === undefined) return answer;
  answer.destroy();
  if (left === 0 || !URL.canParse(next, url)) throw new DomainError('fetch.failed', { status });
  return follow(new URL(next, url).href, request, left - 1);
}

function allowedUrl(address: string): URL {
  if (!URL.canParse(address)) throw new DomainError('fetch.refused');
  const url = new URL(address);
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  if (!isWeb || url.username !== '' || url.password !== '') throw new DomainError('fetch.refused');
  return url;
}

function ask(
  url: URL,
  { request: { method, accept, signal }, lookup }: { request: SafeRequest; lookup: LookupFunction },
): Promise<IncomingMessage> {
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((done, failed) => {
    const headers = { accept, 'accept-encoding': 'identity', 'user-agent': userAgent };
    const sent = send(url, { method, headers, signal, lookup, agent: false }, done);
    sent.on('error', failed);
    sent.end();
  });
}
