import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseIndexNowKeyPath } from '#core/urls.ts';

/** Serves the key file of IndexNow. False for another request, or for another key. */
export type ServeIndexNowKey = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** The key never changes once it exists. Before that, concurrent requests share one query. */
export function createServeIndexNowKey(findKey: () => Promise<string | null>): ServeIndexNowKey {
  let known: string | null = null;
  let query: Promise<string | null> | null = null;
  const find = () => {
    query ??= findKey().finally(() => {
      query = null;
    });
    return query;
  };
  return async (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const asked = parseIndexNowKeyPath(request.url?.split('?')[0] ?? '');
    if (asked === null) return false;
    known ??= await find();
    if (asked !== known) return false;
    response
      .writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' })
      .end(known);
    return true;
  };
}
