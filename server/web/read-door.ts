import type { IncomingMessage, ServerResponse } from 'node:http';
import { hourOf } from '#core/reads/decay.ts';
import { type Uncounted, whyNotCounted } from '#core/reads/why-not-counted.ts';
import { parseReadPath, readDoorRoot } from '#core/urls.ts';
import { showsSession } from '#platform/page-cache/reader-request.ts';
import type { FloodGate } from '#platform/read-counter/flood-gate.ts';
import type { ReadBatch } from '#platform/read-counter/read-batch.ts';
import { shareOf } from './client-address.ts';
import { hasBody, type Refusal, refuseWithCode } from './refuse-with-code.ts';
import { whereFrom } from './where-from.ts';

/** What became of a read that somebody told of: counted, or why not. `full`: more stories at once than there is room for. */
export type ReadOutcome = 'counted' | Uncounted | 'signed-in' | 'flood' | 'full';

export type ReadDoor = {
  /** Answers whoever tells of a read; false where a request is for something else. */
  serve(request: IncomingMessage, response: ServerResponse): boolean;
  /** How many ended how, since the start. */
  outcomes(): ReadonlyMap<ReadOutcome, number>;
};

/**
 * The door at which a reader's page says, once it has been in view for some seconds, that its story was read (`/doc/{number}`).
 * Answered here, in memory, without a framework and without the database; nothing of the request is kept but the number. The
 * answer is the same whether it counts or not, so that a robot learns nothing.
 */
export function createReadDoor({
  batch,
  gate,
  siteUrl,
  now,
}: {
  batch: ReadBatch;
  gate: FloodGate;
  siteUrl: string;
  /** Milliseconds on the site's clock. */
  now: () => number;
}): ReadDoor {
  const outcomes = new Map<ReadOutcome, number>();

  function judge(request: IncomingMessage, number: number): ReadOutcome {
    const why = showsSession(request.headers) ? 'signed-in' : whyNotCounted(request.headers);
    if (why !== null) return why;
    const at = now();
    if (!gate.admit(shareOf(request), number, at)) return 'flood';
    return batch.add(number, hourOf(new Date(at)).getTime()) ? 'counted' : 'full';
  }

  return {
    serve(request, response) {
      const pathname = request.url?.split('?')[0] ?? '';
      if (!pathname.startsWith(`${readDoorRoot}/`)) return false;
      const number = parseReadPath(pathname);
      const refusal = refusalOf(request, { number, siteUrl });
      if (refusal !== null || number === null) {
        const code = refusal ?? 'read.bad-number';
        refuseWithCode(request, response, code, code === 'read.bad-method' ? 'POST' : undefined);
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
): Refusal | null {
  if (request.method !== 'POST') return 'read.bad-method';
  if (number === null) return 'read.bad-number';
  if (hasBody(request)) return 'read.has-body';
  // Every browser says where such a request comes from; other pages of the world may not count for their visitors.
  return whereFrom(request.headers, siteUrl) === 'ours' ? null : 'request.foreign';
}
