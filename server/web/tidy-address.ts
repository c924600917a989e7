import type { IncomingMessage, ServerResponse } from 'node:http';
import { cacheKeyOf, isUnknown } from '#platform/page-cache/public-route.ts';

/**
 * The address of a reader's page as we write it, for one that has capitals, a slash at its end or two in a row; null for
 * one that is as it should be, and for everything that is no reader's page. The query stays as it is, and so do the capitals
 * of an address at which we have nothing: it may be that of an older site, which leads on as it was.
 */
export function tidiedAddress(url: string): string | null {
  const queryAt = url.indexOf('?');
  const pathname = queryAt < 0 ? url : url.slice(0, queryAt);
  const whole = pathname.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');
  const lower = whole.toLowerCase();
  const tidy = isUnknown(lower) ? whole : lower;
  if (tidy === pathname || cacheKeyOf(tidy) === null) return null;
  return queryAt < 0 ? tidy : tidy + url.slice(queryAt);
}

/** Whether an address is that of a reader's page, tidy or not. */
export function isReadersAddress(url: string): boolean {
  return cacheKeyOf(url) !== null || tidiedAddress(url) !== null;
}

/**
 * Makes a request for an untidy address one for the tidy one, and its answer the way there: in one hop, for where the tidy
 * address itself leads on, that is where this leads; and where there is nothing, there is nothing.
 */
export function leadToTidy(request: IncomingMessage, response: ServerResponse): void {
  const { method, url = '' } = request;
  const tidy = method === 'GET' || method === 'HEAD' ? tidiedAddress(url) : null;
  if (tidy === null) return;
  request.url = tidy;
  // What a browser kept under the untidy address is a redirect and no page.
  delete request.headers['if-none-match'];
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
  const end = response.end.bind(response) as (...given: unknown[]) => ServerResponse;
  let leadsOn = false;
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    if (status !== 200) return writeHead(status, ...rest);
    leadsOn = true;
    for (const name of ['content-type', 'content-encoding', 'content-length', 'etag', 'link']) {
      response.removeHeader(name);
    }
    return writeHead(301, { location: tidy, 'content-length': 0 });
  }) as typeof response.writeHead;
  response.end = ((...given: unknown[]) => {
    if (!response.headersSent) response.writeHead(response.statusCode);
    return leadsOn ? end() : end(...given);
  }) as typeof response.end;
}
