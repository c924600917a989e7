import type { Pool } from 'pg';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { PageCache } from '#platform/page-cache/page-cache.ts';
import type { CollabServer } from '../collab/collab-server.ts';
import type { Connections } from '../rendering/render-thread.ts';
import type { AdmissionControl } from './admission.ts';
import type { HttpServer } from './http-server.ts';
import type { LiveEvents } from './live-events.ts';
import type { ViewCounter } from './view-counter.ts';

/**
 * A figure that the database has not returned by then is omitted, before the scraper gives up on all
 * figures.
 */
const QUERY_TIMEOUT_MS = 3_000;

export type Metrics = {
  contentType: string;
  text(): Promise<string>;
  countRequest(request: { kind: 'reader' | 'next'; status: number; seconds: number }): void;
};

type Parts = {
  pool: Pool;
  /** The connection pool of reader pages. */
  readers: (() => Connections) | null;
  /** Counts rejected requests. */
  admission: AdmissionControl;
  /** Counts the connections of browsers and proxies. */
  connections: HttpServer['connections'];
  pageCache: PageCache;
  /** Null if this process has no collaboration server. */
  collab: CollabServer | null;
  /** Null if this process renders no pages. */
  liveStreams: LiveEvents | null;
  /** Null if this process renders no pages. */
  views: ViewCounter | null;
  /** The age of the front page, for external monitoring. */
  readFrontAge: () => Promise<{ changedAt: Date | null; isStale: boolean; now: Date }>;
};

/**
 * Prometheus metrics: requests, page cache, open articles, connection pools and the backlog of the outbox.
 */
export function createMetrics(parts: Parts): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const countRequest = measureRequests(registry, parts.pageCache);
  const gauge = gaugesOf(registry);
  measurePageCache(gauge, parts.pageCache);
  measureCollab(gauge, parts);
  if (parts.views) measureViews(registry, gauge, parts.views);
  measureConnections(gauge, parts);
  measureOutbox(gauge, parts.pool);
  measureFront(gauge, parts.readFrontAge);
  return { contentType: registry.contentType, text: () => registry.metrics(), countRequest };
}

function measureRequests(registry: Registry, pageCache: PageCache): Metrics['countRequest'] {
  const readIncrements = incrementsOf(() => pageCache.stats().answered);
  const requests = new Counter({
    name: 'toasoan_requests_total',
    help: 'Answered requests, by component and status class',
    labelNames: ['kind', 'status'],
    registers: [registry],
    // Cached responses are counted by the page cache, not by this library: there are thousands per second.
    collect() {
      for (const [status, count] of readIncrements()) this.inc({ kind: 'kept', status }, count);
    },
  });
  const seconds = new Histogram({
    name: 'toasoan_request_seconds',
    help: 'Seconds from a request to the end of its answer',
    labelNames: ['kind'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2],
    registers: [registry],
  });
  return (request) => {
    requests.inc({ kind: request.kind, status: `${Math.floor(request.status / 100)}xx` });
    seconds.observe({ kind: request.kind }, request.seconds);
  };
}

/** Increases since the last call, from totals that are counted elsewhere. */
function incrementsOf(totals: () => Iterable<readonly [string, number]>): () => [string, number][] {
  const last = new Map<string, number>();
  return () =>
    Array.from(totals(), ([label, total]) => {
      const increase = total - (last.get(label) ?? 0);
      last.set(label, total);
      return [label, increase];
    });
}

type AddGauge = (name: string, help: string, read: () => number | Promise<number>) => void;

/** While the database does not answer, its gauges have no value, and all others are still reported. */
function gaugesOf(registry: Registry): AddGauge {
  return (name, help, read) => {
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const value = await orNullAfterTimeout(read());
        if (value === null) this.remove();
        else this.set(value);
      },
    });
  };
}

function measurePageCache(gauge: AddGauge, { stats }: PageCache): void {
  gauge('toasoan_page_cache_hits', 'Pages answered from the cache', () => stats().hits);
  gauge('toasoan_page_cache_misses', 'Requests for pages that were not there', () => stats().misses);
  gauge('toasoan_page_cache_stale', '… of them answered with an older copy', () => stats().stale);
  gauge('toasoan_page_cache_renders', 'Pages rendered', () => stats().renders);
  gauge(
    'toasoan_page_cache_refused',
    'Pages not rendered because of too many renders',
    () => stats().refused,
  );
  gauge('toasoan_page_cache_entries', 'Pages in the cache', () => stats().entries);
  gauge('toasoan_page_cache_bytes', 'Bytes of the pages in the cache', () => stats().bytes);
  gauge('toasoan_page_cache_max_bytes', 'Maximum bytes of the pages in the cache', () => stats().maxBytes);
}

function measureCollab(gauge: AddGauge, { collab, liveStreams }: Parts): void {
  if (collab) {
    gauge(
      'toasoan_open_articles',
      'Articles open in editing sessions of this process',
      () => collab.stats().rooms,
    );
    gauge('toasoan_open_article_connections', 'Connections to them', () => collab.stats().connections);
  }
  if (liveStreams)
    gauge('toasoan_live_streams', 'Readers with an open event stream of a live story', liveStreams.count);
}

function measureViews(registry: Registry, gauge: AddGauge, { beacon, stats }: ViewCounter): void {
  const readIncrements = incrementsOf(() => beacon.outcomes());
  new Counter({
    name: 'toasoan_page_views_total',
    help: 'Page views received, by outcome: counted, or the reason why not',
    labelNames: ['outcome'],
    registers: [registry],
    collect() {
      for (const [outcome, count] of readIncrements()) this.inc({ outcome }, count);
    },
  });
  gauge(
    'toasoan_page_views_waiting',
    'Stories with page views that are not stored yet',
    () => stats().waiting,
  );
  gauge('toasoan_page_views_lost', 'Page views lost before they were stored', () => stats().lost);
}

function measureConnections(gauge: AddGauge, { pool, readers, admission, connections }: Parts): void {
  gauge('toasoan_pool_connections', 'Open database connections of this process', () => pool.totalCount);
  if (readers) {
    gauge('toasoan_reader_pool_connections', "… of readers' pages", () => readers().open);
    gauge('toasoan_reader_pool_waiting', 'Pages that wait for one of these', () => readers().waiting);
  }
  gauge('toasoan_admission_refused', 'Anonymous requests refused by load shedding', admission.refused);
  gauge('toasoan_connections', 'Open connections of browsers and proxies', () => connections.open());
  gauge('toasoan_connections_refused', 'Connections refused: too many of one network', () =>
    connections.refused(),
  );
  gauge('toasoan_pool_waiting', 'Callers that wait for a database connection', () => pool.waitingCount);
}

function measureOutbox(gauge: AddGauge, pool: Pool): void {
  gauge(
    'toasoan_outbox_waiting',
    'Effects of committed changes that have not been handed to a job yet',
    async () => {
      const { rows } = await pool.query<{ waiting: number }>(
        'select count(*)::integer as waiting from outbox where processed_at is null',
      );
      return rows[0]?.waiting ?? 0;
    },
  );
}

function measureFront(gauge: AddGauge, readFrontAge: Parts['readFrontAge']): void {
  let frontAge: ReturnType<typeof readFrontAge> | null = null;
  /** Both gauges of one scrape share one query, which loads the home page. */
  const front = () => {
    frontAge ??= readFrontAge().finally(() => {
      frontAge = null;
    });
    return frontAge;
  };
  gauge('toasoan_front_stale', '1 where nothing on the home page has changed for too long', async () =>
    (await front()).isStale ? 1 : 0,
  );
  gauge('toasoan_front_age_seconds', 'Seconds since something changed on top of the home page', async () => {
    const { changedAt, now } = await front();
    return changedAt === null ? 0 : (now.getTime() - changedAt.getTime()) / 1_000;
  });
}

/** The result, or null if the query failed or timed out. */
async function orNullAfterTimeout<T>(asked: T | Promise<T>): Promise<T | null> {
  if (!(asked instanceof Promise)) return asked;
  let late: NodeJS.Timeout | undefined;
  const tooLate = new Promise<null>((resolve) => {
    late = setTimeout(resolve, QUERY_TIMEOUT_MS, null);
  });
  return Promise.race([asked.catch(() => null), tooLate]).finally(() => clearTimeout(late));
}
