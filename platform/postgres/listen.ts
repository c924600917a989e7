import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from '#platform/traces/logger.ts';

const retryMs = 500;
const probedEveryMs = 5_000;

/**
 * Listens on channels of PostgreSQL over a connection of its own, and connects again for as long as it takes.
 * `onLine`: the line is up, and whatever was said before it was not heard; `onLost`: from now on nothing is heard.
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
      // A line can break more than once: the fault itself, then its end. One that nobody hears would end the process.
      client.on('error', () => resolve());
    });
    client.on('notification', ({ channel, payload }) => onMessage(channel, payload ?? ''));
    await client.connect();
    current = client;
    // Stopped meanwhile: there was no line yet that could be ended.
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

/** A line that died without a word (a firewall, a sleeping machine) shows itself only when something is sent. */
async function probeLine(client: pg.Client, longestMs: number): Promise<void> {
  let unheard: NodeJS.Immediate | undefined;
  const late = setTimeout(() => {
    // Where this process itself stood still the answer may be there already: it is read in this turn, after its timers.
    unheard = setImmediate(() => client.connection.stream.destroy());
  }, longestMs);
  await client.query('select 1').catch(() => {});
  clearTimeout(late);
  clearImmediate(unheard);
}
