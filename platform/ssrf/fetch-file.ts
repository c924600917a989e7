import { DomainError } from '#core/shared/domain-error.ts';
import { readLimited } from '../http/read-limited.ts';
import { type SafeRequest, safeRequest } from './safe-request.ts';

/** Limits of a fetch. */
export type FetchLimits = Pick<SafeRequest, 'ownHosts' | 'accept'> & {
  readonly maxBytes: number;
  /** For the whole fetch, including redirects. */
  readonly timeoutMs: number;
};

/**
 * Fetches a user-supplied URL from the public internet with `safeRequest`. Throws `fetch.refused` if the SSRF
 * guard rejects the URL, `fetch.failed` {status?} without a usable answer, and `media.too-large` {maxBytes}.
 */
export async function fetchFile(address: string, limits: FetchLimits): Promise<Uint8Array> {
  const { maxBytes, timeoutMs, ownHosts, accept } = limits;
  const signal = AbortSignal.timeout(timeoutMs);
  const answer = await safeRequest(address, { method: 'GET', accept, ownHosts, signal });
  try {
    const status = answer.statusCode ?? 0;
    if (status !== 200) throw new DomainError('fetch.failed', { status });
    if (Number(answer.headers['content-length'] ?? 0) > maxBytes) {
      throw new DomainError('media.too-large', { maxBytes });
    }
    return await readLimited(answer, { maxBytes, code: 'media.too-large' });
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError('fetch.failed');
  } finally {
    answer.destroy();
  }
}
