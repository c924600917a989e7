import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { DomainError } from '#core/shared/domain-error.ts';
import { hostOf, publicDnsLookup } from './public-dns-lookup.ts';

/** An SSRF-guarded request and its limits. */
export type SafeRequest = {
  readonly method: 'GET' | 'HEAD';
  /** The `Accept` header. */
  readonly accept: string;
  /** Hosts in the private network (names or addresses, any port) that are allowed. */
  readonly ownHosts: ReadonlySet<string>;
  /** For the whole request, including redirects. */
  readonly signal: AbortSignal;
};

const maxRedirects = 4;
const userAgent = 'Mozilla/5.0 (compatible; Toasoan)';

/**
 * Requests a user-supplied URL from the public internet and follows redirects, with an SSRF guard. Only http
 * and https on their standard ports are allowed. Each host, also of a redirect, is resolved here and must
 * have only public addresses. The connection uses the verified address (DNS rebinding). Returns the last
 * response unread; the caller destroys it. Throws `fetch.refused` {reason?: 'port'} if the guard rejects the
 * URL, and `fetch.failed` {status?} without an answer.
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
  // A parsed URL has an empty port for a standard one. Other ports are rejected, although some serve public
  // content.
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
