import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from '#platform/traces/logger.ts';

const retryMs = 500;
const probedEveryMs = 5_000;

/**
 * Listens on PostgreSQL channels over its own connection and reconnects forever. `onLine`: connected; earlier
 * notifications were missed. `onLost`: disconnected.
 */
export function listenOn(input: {
  connectionString: string;
  channels: readonly string[];
  log: Logger;
  onMessage: (channel: string, payload: string) => void;
  onLine: () => void;
  onLost: () => void;
  probeMs?: number;
}): { stop(): Promise<void> } {
  const { connectionString, channels, log, onMessage, onLine, onLost, probeMs = probedEveryMs } = input;
  const stopping = new AbortController();
  let current: pg.Client | null = null;

  async function listenUntilLost(): Promise<void> {
    const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000, keepAlive: true });
    const lost = new Promise<void>((resolve) => {
      client.once('end', resolve);
      // A connection may emit several errors. One without a listener would end the process.
      client.on('error', () => resolve());
    });
    client.on('notification', ({ channel, payload }) => onMessage(channel, payload ?? ''));
    await client.connect();
    current = client;
    // Stopped during the connection attempt, when there was nothing to end yet.
    if (stopping.signal.aborted) return client.end();
    try {
      for (const channel of channels) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
      onLine();
      const probe = setInterval(() => void probeLine(client, probeMs / 2), probeMs);
      await lost;
      clearInterval(probe);
    } finally {
      await client.end().catch(() => {});
    }
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await listenUntilLost();
      } catch (error) {
        log.warn({ err: error, channels }, 'LISTEN failed; notifications of other processes are missed');
      }
      onLost();
      if (!stopping.signal.aborted) await sleep(retryMs, null, { signal: stopping.signal }).catch(() => {});
    }
  }

  const running = run();
  return {
    async stop() {
      stopping.abort();
      await current?.end().catch(() => {});
      await running;
    },
  };
}

/** A connection can die silently (a firewall, a sleeping machine). Only a query reveals that. */
async function probeLine(client: pg.Client, longestMs: number): Promise<void> {
  let unheard: NodeJS.Immediate | undefined;
  const late = setTimeout(() => {
    // If this process was blocked, the answer may already be in the socket. `setImmediate` reads it before
    // the timeout counts.
    unheard = setImmediate(() => client.connection.stream.destroy());
  }, longestMs);
  await client.query('select 1').catch(() => {});
  clearTimeout(late);
  clearImmediate(unheard);
}
