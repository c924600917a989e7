import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { DomainError } from '#core/shared/domain-error.ts';
import { hostOf, publicDnsLookup } from './public-dns-lookup.ts';

const timeoutMs = 10_000;

/** Loopback names: a receiver under development runs on this machine. */
const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1']);

/**
 * Whether a URL may be called: https, or http to loopback if the site itself is on loopback. The public
 * address of its host is checked at the call. No user or password, because URLs are logged.
 */
export function isCallableUrl(address: string, mayCallThisMachine: boolean): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return false;
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && mayCallThisMachine && LOOPBACK.has(hostOf(url));
}

/**
 * Posts a body to an external URL and returns the status; the answer is not read. SSRF guard: the host is
 * resolved here and must be public, or loopback if allowed. The connection uses the verified address, and
 * redirects are not followed. Throws `fetch.refused`, `fetch.failed`.
 */
export async function safePost(input: {
  url: string;
  body: string;
  /** Includes `content-type` and `user-agent`. */
  headers: Readonly<Record<string, string>>;
  mayCallThisMachine: boolean;
}): Promise<number> {
  const { body, headers, mayCallThisMachine } = input;
  if (!isCallableUrl(input.url, mayCallThisMachine)) throw new DomainError('fetch.refused');
  const url = new URL(input.url);
  const lookup = await publicDnsLookup(url, mayCallThisMachine ? LOOPBACK : new Set());
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((done, failed) => {
    const request = send(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        signal: AbortSignal.timeout(timeoutMs),
        lookup,
        agent: false,
      },
      (answer) => {
        done(answer.statusCode ?? 0);
        answer.destroy();
      },
    );
    request.on('error', (error: NodeJS.ErrnoException) =>
      failed(new DomainError('fetch.failed', { reason: error.code ?? error.name })),
    );
    request.end(body);
  });
}
