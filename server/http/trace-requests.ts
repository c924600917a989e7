import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WatchStatements } from '#db/watch-pool.ts';
import type { RenderPage } from '#platform/page-cache/page-renderer.ts';
import { asPart, beginPart, beginTrace, type Span, within } from '#platform/traces/spans.ts';
import { isProxyAddress } from './client-address.ts';
import type { RequestHandler } from './http-server.ts';
import { requestIdHeader } from './request-id.ts';
import type { RouteNames } from './route-names.ts';

const METHODS: ReadonlySet<string | undefined> = new Set('GET HEAD POST PUT PATCH DELETE OPTIONS'.split(' '));

/** Traces each request, or continues the trace of our own proxy. */
export function traceRequests(site: RequestHandler, { routeOf, actionOf }: RouteNames): RequestHandler {
  return {
    answer(request, response) {
      // HTTP allows any word as a method. The semantic conventions of OpenTelemetry prescribe `_OTHER`.
      const method = METHODS.has(request.method) ? String(request.method) : '_OTHER';
      const route = routeOf(request.url ?? '/');
      const action = actionOf(String(request.headers['next-action'] ?? ''));
      const span = beginTrace(
        {
          name: route === null ? method : `${method} ${route}`,
          kind: 'server',
          attributes: {
            'http.request.method': method,
            ...(route !== null && { 'http.route': route }),
            ...(action !== null && { 'toasoan.action': action }),
          },
        },
        traceparentOf(request),
      );
      if (span === null) return site.answer(request, response);
      response.once('close', () => endWith(span, response));
      within(span, () => site.answer(request, response), action);
    },
    upgrade: site.upgrade,
  };
}

/**
 * Wraps a renderer of reader pages in spans. A span belongs to the request that waits for the page, or is a
 * root span in a background render.
 */
export function tracePages(render: RenderPage, { routeOf }: RouteNames): RenderPage {
  return (url) => {
    const route = routeOf(url);
    const attributes = { ...(route !== null && { 'http.route': route }) };
    return asPart({ name: 'make page', attributes }, () => render(url));
  };
}

/** As with request ids, only a proxy in a private network is trusted. */
function traceparentOf({ headers, socket }: IncomingMessage): string | null {
  const given = headers.traceparent;
  return typeof given === 'string' && isProxyAddress(socket.remoteAddress ?? '') ? given : null;
}

function endWith(span: Span, response: ServerResponse): void {
  const id = response.getHeader(requestIdHeader);
  span.note({
    'http.response.status_code': response.statusCode,
    // Cached pages and build files have no request id.
    ...(typeof id === 'string' && { 'toasoan.request_id': id }),
  });
  const isFault = response.statusCode >= 500;
  span.end(isFault ? { code: response.statusCode } : undefined);
}

/** Creates a span for each SQL statement of a request or job, with its operation and table. */
export const traceStatements: WatchStatements = ({ operation, table }) => {
  const span = beginPart({
    name: table === null ? operation : `${operation} ${table}`,
    kind: 'client',
    attributes: {
      'db.system.name': 'postgresql',
      'db.operation.name': operation,
      ...(table !== null && { 'db.collection.name': table }),
    },
  });
  return span && ((error) => span.end(error));
};
