import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendUnavailable } from './unavailable-page.ts';

/** Replaces the error pages of the framework, which are blank without scripts, by our own static page. */
export function replaceFrameworkErrors(request: IncomingMessage, response: ServerResponse): void {
  if (!asksForDocument(request)) return;
  const { writeHead, write, end, flushHeaders } = response;
  let isReplaced = false;

  const fails = (status: number, given?: unknown): boolean => {
    if (isReplaced || response.headersSent) return isReplaced;
    isReplaced = status >= 500 && isHtml(response, given);
    return isReplaced;
  };
  const otherwise = <Given extends unknown[]>(send: (...given: Given) => unknown, instead: () => unknown) =>
    ((...given: Given) =>
      fails(response.statusCode) ? instead() : send.apply(response, given)) as typeof send;

  response.writeHead = ((status: number, ...rest: unknown[]) => {
    const given = rest.find((part) => typeof part === 'object' && part !== null);
    return fails(status, given) ? response : Reflect.apply(writeHead, response, [status, ...rest]);
  }) as typeof writeHead;
  response.flushHeaders = otherwise(flushHeaders, () => undefined) as typeof flushHeaders;
  response.write = otherwise(write as (...given: unknown[]) => unknown, () => true) as typeof write;
  response.end = otherwise(end as (...given: unknown[]) => unknown, () => {
    Object.assign(response, { writeHead, write, end, flushHeaders });
    for (const name of response.getHeaderNames())
      if (name.startsWith('x-nextjs')) response.removeHeader(name);
    sendUnavailable(request, response);
    return response;
  }) as typeof end;
}

function asksForDocument({ headers }: IncomingMessage): boolean {
  const isPart = headers.rsc !== undefined || headers['next-router-state-tree'] !== undefined;
  return !isPart && headers['next-action'] === undefined;
}

function isHtml(response: ServerResponse, given: unknown): boolean {
  const header = Object.entries((given ?? {}) as Record<string, unknown>).find(
    ([name]) => name.toLowerCase() === 'content-type',
  );
  return String(header?.[1] ?? response.getHeader('content-type') ?? '').startsWith('text/html');
}
