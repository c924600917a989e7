import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { DomainError } from '#core/shared/domain-error.ts';
import { hostOf, publicDnsLookup } from './public-dns-lookup.ts';

const timeoutMs = 10_000;

/** This machine by all its names: where a receiver under development runs. */
const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1']);

/**
 * Whether an address may be called: https, or on a site that is served to this machine alone also http to this
 * machine itself. Whether its host is on the public internet is judged when it is called. No user, no password: they
 * would stand in logs.
 */
export function isCallableUrl(address: string, mayCallThisMachine: boolean): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return false;
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && mayCallThisMachine && LOOPBACK.has(hostOf(url));
}

/**
 * Posts a body to somebody else's address and returns the status of the answer, whose words nobody reads. The host is
 * resolved here, must be public (or this machine, where that is allowed), and the connection goes to the very address
 * that was judged; a redirect is an answer like any other and not followed. Throws `fetch.refused`, `fetch.failed`.
 */
export async function safePost(input: {
  url: string;
  body: string;
  /** `content-type` and `user-agent` among them. */
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
