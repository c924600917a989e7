import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LiveUpdate } from '#core/live/live-update.ts';
import { liveUpdatesUrl, parseLiveChange, parseLivePath } from '#core/urls.ts';
import { createLimiter } from '#platform/concurrency/load-shedder.ts';
import type { PageRenderer } from '#platform/page-cache/page-renderer.ts';
import type { Logger } from '#platform/traces/logger.ts';
import { networkOfClient } from './client-address.ts';
import { LiveBroadcaster, type LoadUpdate } from './live-broadcaster.ts';

/** Open event streams per process. Later clients poll, which costs next to nothing. */
const maxConnections = 10_000;
/**
 * Event streams per client address, such as a block of flats, an office or a carrier gateway. The others
 * poll.
 */
const maxPerAddress = 500;
/** Concurrent updates for new subscribers. Anyone can make up numbers and change ids. */
const maxConcurrentUpdates = 12;
/** Proxies cut connections that are silent for longer. */
const heartbeatMs = 20_000;
/** Interval of polls for changes without a notification: embargo, expiry, or a lost database connection. */
const pollMs = 2_000;
/**
 * A browser reconnects after this delay plus a random part of `reconnectJitterMs`, so that not all reconnect
 * at once.
 */
const reconnectMs = 3_000;
const reconnectJitterMs = 5_000;

export type LiveEvents = {
  /**
   * Opens an event stream; false if the request is for another path. Rejects with `Overloaded` at the limit.
   */
  serve(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** Invalidates these cache tags, as the page cache does. */
  invalidate(tags: readonly string[]): void;
  /** Open streams, for the metrics. */
  count(): number;
  stop(): void;
};

/** Server-sent events for live stories: subscribers get the update page as soon as it changes. */
export function createLiveEvents({
  renderer,
  now,
  log,
}: {
  renderer: PageRenderer;
  now: () => number;
  log: Logger;
}): LiveEvents {
  const channels = new Map<number, LiveBroadcaster>();
  const perAddress = new Map<string, number>();
  const { admit: admitToAsk } = createLimiter(maxConcurrentUpdates);
  let open = 0;

  /** Queries as a reader page does, on the reader connections. */
  async function ask(number: number, after: number): ReturnType<LoadUpdate> {
    const { result, tags, changesAt, endsAt } = await renderer.render(liveUpdatesUrl(number, after), {
      useSharedReads: true,
    });
    const { status, body } = result;
    if (status === 404) return null;
    if (status !== 200) throw new Error(`the updates of ${number} answered ${status}`);
    // A story that began as an entry expires or is published: its entry then loses or gets the link to it.
    const moments = [changesAt, endsAt].map((moment) => moment?.getTime() ?? Number.POSITIVE_INFINITY);
    return { update: JSON.parse(body.toString('utf8')) as LiveUpdate, tags, endsAt: Math.min(...moments) };
  }

  function channelOf(number: number): LiveBroadcaster {
    let channel = channels.get(number);
    if (!channel) {
      channel = new LiveBroadcaster({ ask: (after) => ask(number, after), admit: admitToAsk, now, log });
      channels.set(number, channel);
    }
    return channel;
  }

  function admit(request: IncomingMessage): { leave(): void } | null {
    const address = networkOfClient(request);
    const count = perAddress.get(address) ?? 0;
    if (open >= maxConnections || (address !== '' && count >= maxPerAddress)) return null;
    open += 1;
    if (address !== '') perAddress.set(address, count + 1);
    return {
      leave() {
        open -= 1;
        const left = (perAddress.get(address) ?? 1) - 1;
        if (left > 0) perAddress.set(address, left);
        else perAddress.delete(address);
      },
    };
  }

  const look = setInterval(() => {
    for (const [number, channel] of channels) {
      if (channel.isEmpty()) channels.delete(number);
      else void channel.poll();
    }
  }, pollMs);
  const beat = setInterval(() => {
    for (const channel of channels.values()) channel.heartbeat();
  }, heartbeatMs);

  return {
    async serve(request, response) {
      const [pathname = '', query = ''] = (request.url ?? '').split('?');
      const asked = parseLivePath(pathname);
      if (asked?.kind !== 'line') return false;
      if (request.method !== 'GET') {
        response.writeHead(405, { allow: 'GET' }).end();
        return true;
      }
      const place = admit(request);
      if (place === null) {
        response.writeHead(503, { 'retry-after': '60', 'cache-control': 'no-store' }).end();
        return true;
      }
      response.once('close', place.leave);
      const channel = channelOf(asked.number);
      const update = await channel.newest();
      // An unknown story, or one whose live coverage has ended. The status makes the browser stop
      // reconnecting.
      if (update === null || update.isEnded) {
        response.writeHead(update === null ? 404 : 204, { 'cache-control': 'no-store' }).end();
        return true;
      }
      if (response.destroyed) return true;
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store, no-transform',
        // Keeps nginx from buffering the stream.
        'x-accel-buffering': 'no',
      });
      const retryMs = reconnectMs + Math.floor(Math.random() * reconnectJitterMs);
      response.write(`retry: ${retryMs}\nevent: hello\ndata: ${update.changes}\n\n`);
      channel.subscribe(response, lastEventIdOf(request, query) ?? update.changes);
      return true;
    },
    invalidate(tags) {
      for (const channel of channels.values()) channel.invalidate(tags);
    },
    count: () => open,
    stop() {
      clearInterval(look);
      clearInterval(beat);
      for (const channel of channels.values()) channel.end();
      channels.clear();
    },
  };
}

/** The last change that the browser has: from `Last-Event-ID`, or as the page was when it loaded. */
function lastEventIdOf({ headers }: IncomingMessage, query: string): number | null {
  const lastEventId = String(headers['last-event-id'] ?? new URLSearchParams(query).get('cursor') ?? '');
  return parseLiveChange(lastEventId);
}
