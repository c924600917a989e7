import type { Pool } from 'pg';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { PageCache } from '#platform/page-cache/page-cache.ts';
import type { CollabServer } from '../collab/collab-server.ts';
import type { Connections } from '../rendering/render-thread-messages.ts';
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

/**
 * Prometheus metrics: requests, page cache, open articles, connection pools and the backlog of the outbox.
 */
export function createMetrics(input: {
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
  liveLines: LiveEvents | null;
  /** Null if this process renders no pages. */
  reads: ViewCounter | null;
  /** The age of the front page, for external monitoring. */
  readFrontAge: () => Promise<{ changedAt: Date | null; isStale: boolean; now: Date }>;
}): Metrics {
  const { pool, readers, admission, connections, pageCache, collab, liveLines, reads, readFrontAge } = input;
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const told = new Map<string, number>();
  const requests = new Counter({
    name: 'toasoan_requests_total',
    help: 'Answered requests, by who answered and status class',
    labelNames: ['kind', 'status'],
    registers,
    // Cached responses are counted by the page cache, not by this library: there are thousands per second.
    collect() {
      for (const [status, count] of pageCache.stats().answered) {
        this.inc({ kind: 'kept', status }, count - (told.get(status) ?? 0));
        told.set(status, count);
      }
    },
  });
  const seconds = new Histogram({
    name: 'toasoan_request_seconds',
    help: 'Seconds from a request to the end of its answer',
    labelNames: ['kind'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2],
    registers,
  });
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  /**
   * A gauge with a database query. While the database does not answer the gauge has no value, and all others
   * are still reported.
   */
  const askedGauge = (name: string, help: string, ask: () => Promise<number>) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        const value = await orNullAfterTimeout(ask());
        if (value === null) this.remove();
        else this.set(value);
      },
    });
  gauge('toasoan_page_cache_hits', 'Pages answered from the cache', () => pageCache.stats().hits);
  gauge(
    'toasoan_page_cache_misses',
    'Requests for pages that were not there',
    () => pageCache.stats().misses,
  );
  gauge('toasoan_page_cache_older', '… of them answered with an older copy', () => pageCache.stats().stale);
  gauge('toasoan_page_cache_makings', 'Pages that were made', () => pageCache.stats().renders);
  gauge(
    'toasoan_page_cache_refused',
    'Pages not begun because so many were being made',
    () => pageCache.stats().refused,
  );
  gauge('toasoan_page_cache_entries', 'Pages in the cache', () => pageCache.stats().entries);
  gauge('toasoan_page_cache_bytes', 'Bytes of the pages in the cache', () => pageCache.stats().bytes);
  gauge('toasoan_page_cache_max_bytes', 'The most that they may be', () => pageCache.stats().maxBytes);
  if (collab) {
    gauge('toasoan_open_articles', 'Articles that somebody has open here', () => collab.stats().rooms);
    gauge('toasoan_open_article_lines', 'Connections to them', () => collab.stats().connections);
  }
  if (liveLines) gauge('toasoan_live_lines', 'Readers with an open line to a live story', liveLines.count);
  if (reads) {
    const toldReads = new Map<string, number>();
    new Counter({
      name: 'toasoan_reads_total',
      help: 'Reads that pages told of, by whether they were counted, or why not',
      labelNames: ['outcome'],
      registers,
      collect() {
        for (const [outcome, count] of reads.beacon.outcomes()) {
          this.inc({ outcome }, count - (toldReads.get(outcome) ?? 0));
          toldReads.set(outcome, count);
        }
      },
    });
    gauge('toasoan_reads_waiting', 'Stories whose reads are not written yet', () => reads.stats().waiting);
    gauge(
      'toasoan_reads_lost',
      'Reads that could not be kept until they were written',
      () => reads.stats().lost,
    );
  }
  gauge('toasoan_pool_connections', 'Open database connections of this process', () => pool.totalCount);
  if (readers) {
    gauge('toasoan_reader_pool_connections', "… of readers' pages", () => readers().open);
    gauge('toasoan_reader_pool_waiting', 'Pages that wait for one of these', () => readers().waiting);
  }
  gauge('toasoan_door_refused', 'Requests of nobody known, refused in a crowd', admission.refused);
  gauge('toasoan_connections', 'Open connections of browsers and proxies', () => connections.open());
  gauge('toasoan_connections_refused', 'Connections refused: too many of one network', () =>
    connections.refused(),
  );
  gauge('toasoan_pool_waiting', 'Callers that wait for a database connection', () => pool.waitingCount);
  askedGauge(
    'toasoan_outbox_waiting',
    'Effects of committed changes that have not been handed to a job yet',
    async () => {
      const { rows } = await pool.query<{ waiting: number }>(
        'select count(*)::integer as waiting from outbox where processed_at is null',
      );
      return rows[0]?.waiting ?? 0;
    },
  );
  let frontAge: ReturnType<typeof readFrontAge> | null = null;
  /** Both gauges of one scrape share one query, which loads the home page. */
  const front = () => {
    frontAge ??= readFrontAge().finally(() => {
      frontAge = null;
    });
    return frontAge;
  };
  askedGauge('toasoan_front_stale', '1 where nothing on the home page has changed for too long', async () =>
    (await front()).isStale ? 1 : 0,
  );
  askedGauge(
    'toasoan_front_age_seconds',
    'Seconds since something changed on top of the home page',
    async () => {
      const { changedAt, now } = await front();
      return changedAt === null ? 0 : (now.getTime() - changedAt.getTime()) / 1_000;
    },
  );
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    countRequest(request) {
      requests.inc({ kind: request.kind, status: `${Math.floor(request.status / 100)}xx` });
      seconds.observe({ kind: request.kind }, request.seconds);
    },
  };
}

/** The result, or null if the query failed or timed out. */
async function orNullAfterTimeout<T>(asked: Promise<T>): Promise<T | null> {
  let late: NodeJS.Timeout | undefined;
  const tooLate = new Promise<null>((resolve) => {
    late = setTimeout(resolve, QUERY_TIMEOUT_MS, null);
  });
  return Promise.race([asked.catch(() => null), tooLate]).finally(() => clearTimeout(late));
}
