import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LiveUpdate } from '#core/live/live-update.ts';
import { liveUpdatesUrl, parseLiveChange, parseLivePath } from '#core/urls.ts';
import type { Logger } from '#platform/logger.ts';
import { createCrowd } from '#platform/page-cache/crowd.ts';
import type { PageMaker } from '#platform/page-cache/page-maker.ts';
import { shareOf } from './client-address.ts';
import { type Ask, LiveChannel } from './live-channel.ts';

/** Lines that this process holds at once; whoever comes later asks now and then, which costs it next to nothing. */
const maxLines = 10_000;
/** Lines of one address: a block of flats, an office, a carrier's gateway; the rest of them ask now and then as well. */
const maxPerAddress = 500;
/** Updates made at once for readers who come; anybody can make up numbers and changes of stories without end. */
const askedAtOnce = 12;
/** A line that says nothing for longer is cut by what stands between. */
const heartbeatMs = 20_000;
/** What ends by the clock (an embargo, an expiry) nobody says; nor does a line to the database that is down. */
const lookMs = 2_000;
/** A browser whose line broke comes back after this, or up to so much later: not all of them at once. */
const mendMs = 3_000;
const mendSpreadMs = 5_000;

export type LiveLines = {
  /** Answers a request for a line; false where it is for something else. Rejects with `TooMany` where too many come at once. */
  serve(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** Hears which tags no longer hold, as the page cache does. */
  hearTags(tags: readonly string[]): void;
  /** How many lines are open, for the figures. */
  count(): number;
  stop(): void;
};

/**
 * The open lines of readers to live stories: what the page of updates says, said as soon as it changes. One answer is made
 * for each change and process and written to every line as it is; nothing of a reader is kept but what they have heard.
 */
export function createLiveLines({
  maker,
  now,
  log,
}: {
  maker: PageMaker;
  now: () => number;
  log: Logger;
}): LiveLines {
  const channels = new Map<number, LiveChannel>();
  const perAddress = new Map<string, number>();
  const { admit: admitToAsk } = createCrowd(askedAtOnce);
  let open = 0;

  /** As a reader's page, on the connections of those. */
  async function ask(number: number, after: number): ReturnType<Ask> {
    const { result, tags, changesAt, endsAt } = await maker.make(liveUpdatesUrl(number, after), {
      shares: true,
    });
    const { status, body } = result;
    if (status === 404) return null;
    if (status !== 200) throw new Error(`the updates of ${number} answered ${status}`);
    // A story that was begun out of an entry expires, or comes out: the entry loses the link to it, or gets one.
    const moments = [changesAt, endsAt].map((moment) => moment?.getTime() ?? Number.POSITIVE_INFINITY);
    return { update: JSON.parse(body.toString('utf8')) as LiveUpdate, tags, endsAt: Math.min(...moments) };
  }

  function channelOf(number: number): LiveChannel {
    let channel = channels.get(number);
    if (!channel) {
      channel = new LiveChannel({ ask: (after) => ask(number, after), admit: admitToAsk, now, log });
      channels.set(number, channel);
    }
    return channel;
  }

  function admit(request: IncomingMessage): { leave(): void } | null {
    const address = shareOf(request);
    const count = perAddress.get(address) ?? 0;
    if (open >= maxLines || (address !== '' && count >= maxPerAddress)) return null;
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
      else void channel.look();
    }
  }, lookMs);
  const beat = setInterval(() => {
    for (const channel of channels.values()) channel.beat();
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
      // An address that nobody has, or one that is over: the browser is not to ask again.
      if (update === null || update.isEnded) {
        response.writeHead(update === null ? 404 : 204, { 'cache-control': 'no-store' }).end();
        return true;
      }
      if (response.destroyed) return true;
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store, no-transform',
        // A proxy that gathers an answer before it passes it on would pass on none.
        'x-accel-buffering': 'no',
      });
      const retryMs = mendMs + Math.floor(Math.random() * mendSpreadMs);
      response.write(`retry: ${retryMs}\nevent: hello\ndata: ${update.changes}\n\n`);
      channel.join(response, heardBy(request, query) ?? update.changes);
      return true;
    },
    hearTags(tags) {
      for (const channel of channels.values()) channel.hear(tags);
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

/** The change that a browser heard last: from the line that broke, or as the page was when it was loaded. */
function heardBy({ headers }: IncomingMessage, query: string): number | null {
  const said = String(headers['last-event-id'] ?? new URLSearchParams(query).get('cursor') ?? '');
  return parseLiveChange(said);
}
