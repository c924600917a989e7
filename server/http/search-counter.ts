import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { dayOf } from '#core/i18n/day-bounds.ts';
import { whyNotCounted } from '#core/page-views/why-not-counted.ts';
import { type TermCount, termOf, termSketch } from '#core/search/term-sketch.ts';
import { searchUrl } from '#core/urls.ts';
import { showsSession } from '#platform/page-cache/reader-request.ts';
import type { Logger } from '#platform/traces/logger.ts';
import { networkOfClient, setClientAddress } from './client-address.ts';

/** Flush interval of search counts, and so the most that a killed process loses. */
export const searchFlushIntervalMs = 60_000;

export type SearchCounter = {
  /** Counts the search of a request, without the identity of the reader. Does not answer the request. */
  note(request: IncomingMessage): void;
  /** Flushes the remaining counts. */
  stop(): Promise<void>;
};

/**
 * Counts what readers search for (`core/search/term-sketch.ts`), including searches that the page cache
 * answers. Readers are distinguished by a keyed hash of their network. The key and the hashes are only in
 * memory and are discarded every day. Bots, signed-in people and readers who opt out of tracking are not
 * counted, nor are further pages and filters of a result.
 */
export function createSearchCounter({
  write,
  now,
  timeZone,
  log,
}: {
  write: (counts: readonly TermCount[]) => Promise<unknown>;
  now: () => Date;
  timeZone: string;
  log: Logger;
}): SearchCounter {
  const sketch = termSketch();
  const prefix = `${searchUrl()}?`;
  let key = { day: '', bytes: randomBytes(32) };

  function askerOf(request: IncomingMessage, day: string): string {
    if (key.day !== day) key = { day, bytes: randomBytes(32) };
    setClientAddress(request);
    return createHmac('sha256', key.bytes).update(networkOfClient(request)).digest('base64url').slice(0, 12);
  }

  let running: Promise<void> | null = null;
  async function writeDue(): Promise<void> {
    const counts = sketch.take();
    if (counts.length === 0) return;
    try {
      await write(counts);
    } catch (error) {
      sketch.giveBack(counts);
      log.warn({ err: error, terms: counts.length }, 'search terms could not be stored; retrying');
    }
  }
  const timer = setInterval(() => {
    running ??= writeDue().finally(() => {
      running = null;
    });
  }, searchFlushIntervalMs);
  timer.unref();

  return {
    note(request) {
      const { url = '', method, headers } = request;
      if (method !== 'GET' || !url.startsWith(prefix)) return;
      if (showsSession(headers) || whyNotCounted(headers) !== null) return;
      const asked = new URLSearchParams(url.slice(prefix.length));
      const term = termOf(asked.get('q') ?? '');
      if (term === null || [...asked.keys()].some((name) => name !== 'q')) return;
      const day = dayOf(now(), timeZone);
      sketch.note({ term, asker: askerOf(request, day), day });
    },
    async stop() {
      clearInterval(timer);
      await running;
      await writeDue();
    },
  };
}
