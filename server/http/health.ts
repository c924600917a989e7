import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Pool } from 'pg';
import { canReadFiles } from '#platform/storage/check-storage.ts';
import type { Storage } from '#platform/storage/storage.ts';
import type { Metrics } from './metrics.ts';

/** The result of the database check is cached for this time. */
const DATABASE_CHECK_TTL_MS = 1_000;
/** Longer than for the database: object storage may charge per request. */
const FILES_CHECK_TTL_MS = 10_000;

export type Health = {
  hasDatabase: () => Promise<boolean>;
  hasFiles: () => Promise<boolean>;
  metrics: Metrics;
  metricsToken: string | null;
  isStopping: () => boolean;
};

/** Serves `/api/health` (liveness), `/api/ready` (readiness) and `/api/metrics`. False for any other URL. */
export async function serveHealth(
  request: IncomingMessage,
  response: ServerResponse,
  health: Health,
): Promise<boolean> {
  const pathname = request.url?.split('?')[0];
  if (pathname === '/api/health') {
    sendJson(response, 200, { status: 'alive' });
  } else if (pathname === '/api/ready') {
    await sendReadiness(response, health);
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

/**
 * Readiness. A process without its database cannot serve requests. Without object storage it still serves
 * text, and the other processes lack it too. It stays in rotation and reports the problem.
 */
async function sendReadiness(response: ServerResponse, health: Health): Promise<void> {
  const [hasDatabase, hasFiles] = await Promise.all([health.hasDatabase(), health.hasFiles()]);
  const ready = !health.isStopping() && hasDatabase;
  sendJson(response, ready ? 200 : 503, {
    status: ready ? 'ready' : 'not-ready',
    database: hasDatabase ? 'reachable' : 'away',
    storage: hasFiles ? 'reachable' : 'away',
  });
}

/** Whether the database answers. Checked at most once a second for all callers. */
export function createHasDatabase(pool: Pick<Pool, 'query'>): () => Promise<boolean> {
  return memoizeFor(DATABASE_CHECK_TTL_MS, () => canQuery(pool));
}

/** Whether the storage answers. Checked at most every ten seconds for all callers. */
export function createHasFiles(storage: Pick<Storage, 'get'>): () => Promise<boolean> {
  return memoizeFor(FILES_CHECK_TTL_MS, () => canReadFiles(storage));
}

function memoizeFor(ms: number, ask: () => Promise<boolean>): () => Promise<boolean> {
  let answer: Promise<boolean> | null = null;
  return () => {
    answer ??= ask().finally(() => {
      setTimeout(() => {
        answer = null;
      }, ms).unref();
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

/**
 * A local proxy also connects from loopback, but names its client in a header. In that case only the token
 * grants access.
 */
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
