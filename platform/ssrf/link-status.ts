import { safeRequest } from './safe-request.ts';

/**
 * The HTTP status with which a page of the public internet answers, after redirects; nothing of it is read. It is
 * asked for its head alone, and only where that is answered with a fault for the whole: many servers know no `HEAD`.
 * Throws `fetch.refused` for an address that may not be asked, `fetch.failed` when no answer came.
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
