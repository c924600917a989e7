import type { IncomingMessage, ServerResponse } from 'node:http';
import { hourOf } from '#core/page-views/decay.ts';
import { type Uncounted, whyNotCounted } from '#core/page-views/why-not-counted.ts';
import { parseReadPath, viewBeaconRoot } from '#core/urls.ts';
import { showsSession } from '#platform/page-cache/reader-request.ts';
import type { ViewBatch } from '#platform/view-counter/view-batch.ts';
import type { ViewRateLimiter } from '#platform/view-counter/view-rate-limiter.ts';
import { networkOfClient } from './client-address.ts';
import { requestOrigin } from './csrf.ts';
import { type ErrorCode, hasBody, sendError } from './send-error.ts';

/** What happened to a page view that a page reported. `full`: the counter has no room for another story. */
export type ViewOutcome = 'counted' | Uncounted | 'signed-in' | 'flood' | 'full';

export type ViewBeacon = {
  /** Answers a reported page view. False for any other request. */
  serve(request: IncomingMessage, response: ServerResponse): boolean;
  /** Number of outcomes of each kind since the start. */
  outcomes(): ReadonlyMap<ViewOutcome, number>;
};

/**
 * The page-view beacon: the endpoint to which a reader page reports that its story was in view for some
 * seconds.
 */
export function createViewBeacon({
  batch,
  gate,
  siteUrl,
  now,
}: {
  batch: ViewBatch;
  gate: ViewRateLimiter;
  siteUrl: string;
  /** Milliseconds on the site's clock. */
  now: () => number;
}): ViewBeacon {
  const outcomes = new Map<ViewOutcome, number>();

  function judge(request: IncomingMessage, number: number): ViewOutcome {
    const why = showsSession(request.headers) ? 'signed-in' : whyNotCounted(request.headers);
    if (why !== null) return why;
    const at = now();
    if (!gate.admit(networkOfClient(request), number, at)) return 'flood';
    return batch.add(number, hourOf(new Date(at)).getTime()) ? 'counted' : 'full';
  }

  return {
    serve(request, response) {
      const pathname = request.url?.split('?')[0] ?? '';
      if (!pathname.startsWith(`${viewBeaconRoot}/`)) return false;
      const number = parseReadPath(pathname);
      const refusal = refusalOf(request, { number, siteUrl });
      if (refusal !== null || number === null) {
        const code = refusal ?? 'read.bad-number';
        if (code === 'read.bad-method') response.setHeader('allow', 'POST');
        sendError(request, response, code);
        return true;
      }
      const outcome = judge(request, number);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      response.writeHead(204, { 'cache-control': 'no-store' }).end();
      return true;
    },
    outcomes: () => outcomes,
  };
}

function refusalOf(
  request: IncomingMessage,
  { number, siteUrl }: { number: number | null; siteUrl: string },
): ErrorCode | null {
  if (request.method !== 'POST') return 'read.bad-method';
  if (number === null) return 'read.bad-number';
  if (hasBody(request)) return 'read.has-body';
  // All browsers send the origin of such a request. Other sites must not count views for their visitors.
  return requestOrigin(request.headers, siteUrl) === 'ours' ? null : 'request.foreign';
}
