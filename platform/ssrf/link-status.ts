import { safeRequest } from './safe-request.ts';

/**
 * The HTTP status of a public page after redirects; its body is not read. Sends `HEAD`, and `GET` if that
 * fails, because many servers do not support `HEAD`. Throws `fetch.refused` if the SSRF guard rejects the
 * URL, and `fetch.failed` without an answer.
 */
export async function linkStatus(
  address: string,
  { timeoutMs, ownHosts }: { timeoutMs: number; ownHosts: ReadonlySet<string> },
): Promise<number> {
  const signal = AbortSignal.timeout(timeoutMs);
  const statusTo = async (method: 'GET' | 'HEAD') => {
    const answer = await safeRequest(address, { method, accept: 'text/html,*/*;q=0.8', ownHosts, signal });
    answer.destroy();
    return answer.statusCode ?? 0;
  };
  const status = await statusTo('HEAD');
  return status < 400 ? status : statusTo('GET');
}
