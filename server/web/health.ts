import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Pool } from 'pg';
import type { Metrics } from './metrics.ts';

/** So long what the database answered holds for all who ask. */
const KNOWN_FOR_MS = 1_000;

export type Health = {
  hasDatabase: () => Promise<boolean>;
  metrics: Metrics;
  metricsToken: string | null;
  isStopping: () => boolean;
};

/** `/api/health` (the process lives), `/api/ready` (it can serve), `/api/metrics`; false for any other address. */
export async function serveHealth(
  request: IncomingMessage,
  response: ServerResponse,
  health: Health,
): Promise<boolean> {
  const pathname = request.url?.split('?')[0];
  if (pathname === '/api/health') {
    sendJson(response, 200, { status: 'alive' });
  } else if (pathname === '/api/ready') {
    const ready = !health.isStopping() && (await health.hasDatabase());
    sendJson(response, ready ? 200 : 503, { status: ready ? 'ready' : 'not-ready' });
  } else if (pathname === '/api/metrics') {
    if (!maySeeMetrics(request, health.metricsToken)) {
      sendJson(response, 403, { error: { code: 'auth.forbidden', message: 'Loopback or a token only.' } });
    } else {
      response.writeHead(200, { 'content-type': health.metrics.contentType, 'cache-control': 'no-store' });
      response.end(await health.metrics.text());
    }
  } else {
    return false;
  }
  return true;
}

/** Whether the database answers: asked once a second at most, whoever and however many want to know. */
export function createHasDatabase(pool: Pick<Pool, 'query'>): () => Promise<boolean> {
  let answer: Promise<boolean> | null = null;
  return () => {
    answer ??= canQuery(pool).finally(() => {
      setTimeout(() => {
        answer = null;
      }, KNOWN_FOR_MS).unref();
    });
    return answer;
  };
}

async function canQuery(pool: Pick<Pool, 'query'>): Promise<boolean> {
  try {
    await pool.query('select 1');
    return true;
  } catch {
    return false;
  }
}

/** A proxy on this machine comes from loopback too, and says for whom: then only the token counts. */
function maySeeMetrics({ socket, headers }: IncomingMessage, token: string | null): boolean {
  const given = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
  if (token && given) return isSame(given, token);
  const isProxied = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  return !isProxied && /^(::1|(::ffff:)?127\.)/.test(socket.remoteAddress ?? '');
}

function isSame(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(body));
}
