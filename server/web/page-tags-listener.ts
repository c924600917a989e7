import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from '#platform/logger.ts';
import type { PageCache } from '#platform/page-cache/page-cache.ts';

export const PAGE_TAGS_CHANNEL = 'page_tags';
const RETRY_MS = 500;
const PROBE_MS = 5_000;

/**
 * Drops pages as committed changes name their tags (comma-separated, on one channel for all processes). While the line
 * is down changes would go unheard: then everything is dropped and the cache is told that it is uninformed.
 */
export function listenForPageTags(input: { connectionString: string; pageCache: PageCache; log: Logger }): {
  stop(): Promise<void>;
} {
  const { connectionString, pageCache, log } = input;
  const stopping = new AbortController();
  let current: pg.Client | null = null;

  async function listenUntilLost(): Promise<void> {
    const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000, keepAlive: true });
    const lost = new Promise<void>((resolve) => {
      client.once('end', resolve);
      client.once('error', () => resolve());
    });
    client.on('notification', ({ payload }) => pageCache.dropTags(payload?.split(',') ?? []));
    await client.connect();
    current = client;
    await client.query(`listen ${PAGE_TAGS_CHANNEL}`);
    // What changed before this moment was not heard.
    pageCache.dropAll();
    pageCache.setInformed(true);
    const probe = setInterval(() => void probeLine(client), PROBE_MS);
    await lost;
    clearInterval(probe);
    await client.end().catch(() => {});
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await listenUntilLost();
      } catch (error) {
        log.warn({ err: error }, 'no line for page changes');
      }
      pageCache.setInformed(false);
      pageCache.dropAll();
      if (!stopping.signal.aborted) await sleep(RETRY_MS, null, { signal: stopping.signal }).catch(() => {});
    }
  }

  pageCache.setInformed(false);
  const running = run();
  return {
    async stop() {
      stopping.abort();
      await current?.end().catch(() => {});
      await running;
    },
  };
}

/** A line that died without a word (a firewall, a sleeping machine) shows itself only when something is sent. */
async function probeLine(client: pg.Client): Promise<void> {
  const late = setTimeout(() => client.connection.stream.destroy(), PROBE_MS / 2);
  await client.query('select 1').catch(() => {});
  clearTimeout(late);
}
