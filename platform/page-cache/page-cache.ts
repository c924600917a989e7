import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PageChange } from '#core/page-changes/page-change.ts';
import { addressForLog } from '#core/urls.ts';
import { createIdleGate, type IdleGate } from '../concurrency/idle-gate.ts';
import { createLimiter, type Limiter, Overloaded, type Queue } from '../concurrency/load-shedder.ts';
import { createSemaphore } from '../concurrency/priority-semaphore.ts';
import { monotonicClock } from '../time/monotonic-clock.ts';
import type { Logger } from '../traces/logger.ts';
import { cacheKeyOf, isSearchUrl, isUnknownUrl } from './cache-key.ts';
import { type CachedPage, cachedPage, type RenderedPage } from './cached-page.ts';
import { type Freshness, freshnessOf } from './freshness.ts';
import type { PageRender, PageRenderer } from './page-renderer.ts';
import { createEvictedKeys, createPageStore, type StoredPage } from './page-store.ts';
import { asksForPage, type IsSignedIn, isReaderRequest } from './reader-request.ts';
import { createRevalidationQueue } from './revalidation-queue.ts';
import { createContentEncodings, missingEncoding, sendPage, sendUntouched } from './send-page.ts';
import {
  createInFlightRenders,
  type InFlightRenders,
  type MissedChange,
  type Outcome,
} from './single-flight.ts';

export type PageCache = {
  /**
   * Serves from cache, in the same tick: a fresh page, or a stale one when its revalidation already takes
   * too long. False where neither exists or the request is not for a reader page.
   */
  serveCached(request: IncomingMessage, response: ServerResponse): boolean;
  /**
   * Serves a reader page, or resolves to false for another request. A signed-in person gets an uncached
   * render. Rejects when the render fails, and with `Overloaded` when too many renders are running.
   */
  serve(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /**
   * Invalidates the pages with the tags of a committed change: withdrawn pages are evicted, changed pages
   * become stale.
   */
  invalidate(change: PageChange): void;
  /** Whether invalidations arrive. Pages from before a gap are unverified. */
  setSubscribed(informed: boolean): void;
  /** Resolves when no page renders or waits to render, or after `longestMs`. */
  waitUntilIdle(longestMs: number): Promise<void>;
  stats(): PageCacheStats;
};

export type PageCacheStats = {
  /** Answers with a fresh page. */
  readonly hits: number;
  /** Of these, the ones by `serveCached`, by status class: `2xx`, `3xx`… */
  readonly answered: ReadonlyMap<string, number>;
  /** Requests without a fresh page. */
  readonly misses: number;
  /** Of these, the ones served stale, because the render was slow or failed. */
  readonly stale: number;
  /** Renders. */
  readonly renders: number;
  /** Renders rejected by the limiters. */
  readonly refused: number;
  readonly entries: number;
  readonly bytes: number;
  readonly maxBytes: number;
};

type Made = Omit<PageRender, 'result'> & { readonly page: CachedPage };

const MAX_TTL_MS = 60_000;
const NOT_FOUND_TTL_MS = 2_000;
/** A page without tags cannot be invalidated. */
const UNTAGGED_TTL_MS = 2_000;
const UNSUBSCRIBED_TTL_MS = 1_000;
/** Most renders finish within this time. Until then requests wait; after that they get the stale page. */
const REVALIDATE_WAIT_MS = 100;
/** An unverified page is only served when no render finishes in this time. */
const UNVERIFIED_WAIT_MS = 2_000;
/** After a failed render, the next attempt waits this long; until then the stale page is served. */
const FAILURE_BACKOFF_MS = 1_000;
/** A render that waits longer for the database releases its permit. */
const LEASE_MS = 50;
/** A revalidation waits at most this long for the desk. */
const MAX_IDLE_WAIT_MS = 150;
const REVALIDATION_LEASE_MS = 1_000;
/** A page that is withdrawn again and again during compression is sent uncompressed. */
const MAX_COMPRESSION_ATTEMPTS = 3;
const NO_STORE = { 'cache-control': 'private, no-store' };
/** Concurrent searches, waiting ones included: some tenths of a second of work. */
const MAX_SEARCHES = 12;
/** Searches, and renders of unknown URLs, of one network. */
const MAX_PER_NETWORK = 4;
/** Concurrent renders of unknown URLs: vulnerability scanners request hundreds in a row. */
const MAX_UNKNOWN = 12;
/**
 * All renders together: some two seconds of work. Later requests get a 503. The desk has limits of its own.
 */
const MAX_RENDERS = 100;
/**
 * Concurrent revalidations. A change may affect thousands of pages at once. They have a stale copy, so a
 * page without one must not be rejected because of them.
 */
const MAX_REVALIDATIONS = 50;
/**
 * An evicted page has no copy to serve, and its URL is not a guess. Requests queue for one of the
 * revalidation slots.
 */
const EVICTED_QUEUE: Queue = { maxWaiting: 300, timeoutMs: 5_000 };
/** Renders for signed-in people: as many as a newsroom opens at once. */
const MAX_SIGNED_IN_RENDERS = 40;
const NEVER = Number.POSITIVE_INFINITY;
const CACHEABLE_STATUS = new Set([200, 301, 307, 308, 404, 410]);
const CACHED_HEADERS = ['content-type', 'location', 'link', 'x-robots-tag'];

/**
 * Page cache for readers: renders each page once with `renderer` and serves it until its content changes.
 * `common` are headers of every answer; `maxBytes` bounds the store; `isSignedIn` selects uncached renders;
 * `idleGate` reports desk activity; `networkOf` names the client network, empty where unknown.
 */
export function createPageCache(input: {
  renderer: PageRenderer;
  common: Readonly<Record<string, string>>;
  now: () => number;
  maxBytes: number;
  isSignedIn: IsSignedIn;
  networkOf: (request: IncomingMessage) => string;
  idleGate: Pick<IdleGate, 'waitUntilIdle'>;
  evictedQueue?: Queue;
  log: Logger;
}): PageCache {
  const { renderer, common, maxBytes, isSignedIn, networkOf, idleGate, evictedQueue, log } = input;
  const now = monotonicClock(input.now, onSetBack);
  const pages = createCachedPages({ maxBytes, now });
  const limits = createRenderLimits({ maxConcurrent: renderer.maxConcurrent, evictedQueue, idleGate });
  const inFlight = createInFlightRenders({ make, finish: pages.store, now });
  const encode = createContentEncodings();
  const lookup = createLookup({ pages, inFlight, encode, now, log });
  const revalidation = createRevalidationQueue({ refill, log });
  const answered = new Map<string, number>();
  let renders = 0;

  async function make(
    address: string,
    { onBegin, network }: { onBegin: () => void; network: string },
  ): Promise<Made> {
    const render = () => {
      renders += 1;
      onBegin();
      // While invalidations do not arrive, shared query results may be stale, so the page does not use them.
      return renderer.render(address, { useSharedReads: pages.isSubscribed() });
    };
    const { result, ...metadata } = await limits.run(render, {
      address,
      network,
      copy: pages.copyOf(address),
    });
    const page = cachedPage({
      rendered: forReaders(result),
      former: pages.peek(address)?.page,
      ...{ tags: metadata.tags, common },
    });
    return { page, ...metadata };
  }

  /** Renders a changed page, unless a request has rendered it in the meantime. */
  async function refill(address: string): Promise<void> {
    const kept = pages.peek(address);
    if (kept !== undefined && pages.freshness(kept) === 'fresh') return;
    const { page } = await inFlight.join(address).result;
    if (page.status >= 500) throw new Error(`the page came with ${page.status}`);
  }

  /** Renders the current page for a signed-in person, in the encoding of the request. */
  async function renderForSignedIn(request: IncomingMessage, address: string): Promise<CachedPage> {
    const { result, tags } = await limits.runForSignedIn(() =>
      renderer.render(address, { useSharedReads: false }),
    );
    const page = cachedPage({ rendered: forReaders(result), tags, common });
    const encoding = missingEncoding(request, page);
    return encoding === null ? page : { ...page, [encoding]: await encode(page, encoding) };
  }

  /** The clock was set back, so stored expiry times would lie too far in the future. */
  function onSetBack(at: number): void {
    lookup.forgetFailures();
    renderer.invalidateAll();
    inFlight.invalidateAll();
    pages.resetClock(at);
  }

  return {
    serveCached(request, response) {
      const address = request.url ?? '/';
      const kept = pages.get(address);
      if (kept === undefined || !isReaderRequest(request) || missingEncoding(request, kept.page) !== null)
        return false;
      const page = lookup.cachedNow(address, kept);
      if (page === null) return false;
      sendUntouched(request, response, page);
      const status = `${Math.floor(response.statusCode / 100)}xx`;
      answered.set(status, (answered.get(status) ?? 0) + 1);
      return true;
    },
    async serve(request, response) {
      const address = asksForPage(request) ? cacheKeyOf(request.url ?? '/') : null;
      if (address === null) return false;
      if (await isSignedIn(request.headers))
        sendPage(request, response, { page: await renderForSignedIn(request, address), own: NO_STORE });
      else sendPage(request, response, { page: await lookup.find(request, address, networkOf(request)) });
      return true;
    },
    invalidate(change) {
      renderer.invalidate(change.tags);
      inFlight.invalidate(change);
      revalidation.add(pages.invalidate(change), now());
    },
    setSubscribed(informed) {
      renderer.invalidateAll();
      inFlight.invalidateAll();
      pages.setSubscribed(informed);
    },
    waitUntilIdle: limits.waitUntilIdle,
    stats: () => ({
      ...lookup.counts,
      ...{ renders, answered, maxBytes },
      refused: limits.rejected(),
      entries: pages.count(),
      bytes: pages.bytes(),
    }),
  };
}

/** Before its render a page has a stale copy, was evicted recently, or is new to the cache. */
type Copy = 'cached' | 'evicted' | 'none';

/** Limits concurrent renders, and orders them: requests that have nothing to show come first. */
function createRenderLimits(input: {
  maxConcurrent: number;
  evictedQueue?: Queue;
  idleGate: Pick<IdleGate, 'waitUntilIdle'>;
}) {
  const { maxConcurrent, evictedQueue: queue = EVICTED_QUEUE, idleGate } = input;
  const acquire = createSemaphore({ atOnce: maxConcurrent, longestMs: LEASE_MS });
  /*
   * Revalidations have their own semaphore, so that pages without a stale copy do not queue behind them. It
   * has one more permit, because one revalidation may be waiting for the database.
   */
  const acquireRevalidation = createSemaphore({
    atOnce: maxConcurrent + 1,
    longestMs: REVALIDATION_LEASE_MS,
  });
  const acquireSignedIn = createSemaphore({ atOnce: 1, longestMs: LEASE_MS });
  const searches = createLimiter(MAX_SEARCHES, { maxPerNetwork: MAX_PER_NETWORK });
  const unknown = createLimiter(MAX_UNKNOWN, { maxPerNetwork: MAX_PER_NETWORK });
  const everything = createLimiter(MAX_RENDERS, { queue });
  const revalidations = createLimiter(MAX_REVALIDATIONS, { queue });
  const signedIn = createLimiter(MAX_SIGNED_IN_RENDERS);
  const rendering = createIdleGate();

  /** URLs of this kind are unlimited, so their renders have a limiter. */
  function limiterOf(address: string): Limiter | null {
    if (isSearchUrl(address)) return searches;
    return isUnknownUrl(address) ? unknown : null;
  }

  function revalidate<T>(render: () => Promise<T>): Promise<T> {
    return acquireRevalidation(async () => {
      await idleGate.waitUntilIdle(MAX_IDLE_WAIT_MS);
      return acquire(render);
    });
  }

  return {
    run<T>(
      render: () => Promise<T>,
      { address, copy, network }: { address: string; copy: Copy; network: string },
    ): Promise<T> {
      const inTurn = () => (copy === 'cached' ? revalidate(render) : acquire(render, true));
      const work = () => rendering.track(() => limiterOf(address)?.admit(inTurn, network) ?? inTurn());
      if (copy === 'cached') return revalidations.admit(() => everything.admit(work));
      if (copy === 'evicted') return revalidations.admitQueued(() => everything.admitQueued(work));
      return everything.admit(work);
    },
    /** These renders do not queue behind those for readers. */
    runForSignedIn: <T>(render: () => Promise<T>): Promise<T> =>
      signedIn.admit(() => acquireSignedIn(render)),
    waitUntilIdle: rendering.waitUntilIdle,
    rejected: () =>
      [searches, unknown, revalidations, everything, signedIn].reduce((sum, one) => sum + one.rejected(), 0),
  };
}

type CachedPages = ReturnType<typeof createCachedPages>;

/** The stored pages with their freshness, and the keys of evicted pages. */
function createCachedPages({ maxBytes, now }: { maxBytes: number; now: () => number }) {
  const pages = createPageStore(maxBytes);
  const evicted = createEvictedKeys();
  let isSubscribed = true;

  const freshness = (kept: StoredPage): Freshness =>
    freshnessOf(kept, { now: now(), isInformed: isSubscribed });

  function evict(address: string): void {
    const kept = pages.peek(address);
    if (kept !== undefined && isPublicPage(address, kept.page)) evicted.add(address);
    pages.drop(address);
  }

  function ttlOf({ status, tags }: CachedPage): number {
    const byKind = status === 404 ? NOT_FOUND_TTL_MS : tags.size === 0 ? UNTAGGED_TTL_MS : MAX_TTL_MS;
    return Math.min(byKind, isSubscribed ? MAX_TTL_MS : UNSUBSCRIBED_TTL_MS);
  }

  return {
    get: pages.get,
    peek: pages.peek,
    put: pages.put,
    count: pages.count,
    bytes: pages.bytes,
    freshness,
    evict,
    isSubscribed: () => isSubscribed,
    copyOf(address: string): Copy {
      if (pages.peek(address) !== undefined) return 'cached';
      return evicted.has(address) ? 'evicted' : 'none';
    },
    /** The cached page at a URL, if it may be served and has the same content as `page`. */
    findSame(address: string, { etag }: CachedPage): StoredPage | null {
      const kept = pages.peek(address);
      return kept?.page.etag === etag && freshness(kept) !== 'expired' ? kept : null;
    },
    store(address: string, { page, ...metadata }: Made, missed: MissedChange): void {
      // A failed render does not replace the cached page.
      if (page.status >= 500) return;
      const at = now();
      const changesAt = metadata.changesAt?.getTime() ?? NEVER;
      const overAt = metadata.endsAt?.getTime() ?? NEVER;
      const freshUntil = Math.min(at + ttlOf(page), changesAt, overAt);
      const endsAt = mayServeStale(page) ? overAt : freshUntil;
      if (missed === 'withdrawn' || !isCacheable(address, page) || endsAt <= at) {
        evict(address);
        return;
      }
      const kept: StoredPage = {
        ...{ page, freshUntil, changesAt, endsAt },
        changedAt: missed === 'changed' ? at : null,
        doubtedAt: null,
        readAt: at,
      };
      pages.put(address, kept);
      evicted.forget(address);
    },
    /** Evicts or outdates the pages of a change. Returns those that are worth a new render. */
    invalidate({ kind, tags }: PageChange): { address: string; readAt: number }[] {
      const changed: { address: string; readAt: number }[] = [];
      for (const address of pages.addressesOf(tags)) {
        const kept = pages.peek(address);
        if (kept === undefined) continue;
        if (isPublicPage(address, kept.page)) changed.push({ address, readAt: kept.readAt });
        if (kind === 'withdrawn' || !mayServeStale(kept.page)) evict(address);
        else kept.changedAt ??= now();
      }
      return changed;
    },
    setSubscribed(informed: boolean): void {
      isSubscribed = informed;
      for (const [, kept] of pages.all()) kept.doubtedAt ??= now();
    },
    /** All pages become unverified. */
    resetClock(at: number): void {
      for (const [, kept] of pages.all()) {
        kept.doubtedAt = at;
        kept.readAt = Math.min(kept.readAt, at);
      }
    },
  };
}

/** Finds the page for a reader: a fresh one, a new render, or a stale one if the render is slow or fails. */
function createLookup(input: {
  pages: CachedPages;
  inFlight: InFlightRenders<Made>;
  encode: ReturnType<typeof createContentEncodings>;
  now: () => number;
  log: Logger;
}) {
  const { pages, inFlight, encode, now, log } = input;
  const counts = { hits: 0, misses: 0, stale: 0 };
  let failedAt = new WeakMap<StoredPage, number>();

  function hit(kept: StoredPage): CachedPage {
    counts.hits += 1;
    kept.readAt = now();
    return kept.page;
  }

  function stale({ page }: StoredPage): CachedPage {
    counts.stale += 1;
    return page;
  }

  async function pageAt(address: string, network: string): Promise<CachedPage> {
    const kept = pages.get(address);
    const known = kept === undefined ? 'expired' : pages.freshness(kept);
    if (kept !== undefined && known === 'fresh') return hit(kept);
    counts.misses += 1;
    if (kept === undefined || known === 'expired') {
      pages.evict(address);
      return (await inFlight.join(address, network).result).page;
    }
    kept.readAt = now();
    if (now() < (failedAt.get(kept) ?? Number.NEGATIVE_INFINITY) + FAILURE_BACKOFF_MS) return stale(kept);
    const timeoutMs = known === 'stale' ? REVALIDATE_WAIT_MS : UNVERIFIED_WAIT_MS;
    return revalidateOrStale(address, timeoutMs, network);
  }

  /**
   * Renders the page. If that takes too long, returns the cached page unless it was withdrawn in the
   * meantime.
   */
  async function revalidateOrStale(address: string, timeoutMs: number, network: string): Promise<CachedPage> {
    const making = inFlight.join(address, network);
    const outcome = await making.resultWithin(timeoutMs);
    if (outcome !== null && 'made' in outcome && outcome.made.page.status < 500) return outcome.made.page;
    const kept = pages.peek(address);
    if (kept === undefined || pages.freshness(kept) === 'expired') return (await making.result).page;
    if (outcome !== null) noteFailure(address, kept, outcome);
    return stale(kept);
  }

  function noteFailure(address: string, kept: StoredPage, failure: Outcome<Made>): void {
    const before = failedAt.get(kept);
    failedAt.set(kept, now());
    if (before !== undefined && now() < before + FAILURE_BACKOFF_MS) return;
    if ('error' in failure && failure.error instanceof Overloaded) return;
    const why = 'error' in failure ? { err: failure.error } : { status: failure.made.page.status };
    log.error(
      { url: addressForLog(address), ...why },
      'a reader page could not be rendered again; serving the stale copy',
    );
  }

  return {
    counts,
    forgetFailures(): void {
      failedAt = new WeakMap();
    },
    /** The page to serve without waiting, or null if the request should wait for a render. */
    cachedNow(address: string, kept: StoredPage): CachedPage | null {
      const known = pages.freshness(kept);
      if (known === 'fresh') return hit(kept);
      const beganAt = known === 'stale' ? inFlight.startedAt(address) : null;
      if (beganAt === null || now() < beganAt + REVALIDATE_WAIT_MS) return null;
      counts.misses += 1;
      kept.readAt = now();
      return stale(kept);
    },
    /**
     * The page in the encoding of the request. A page withdrawn during compression is not sent. A page that
     * is not cached cannot be invalidated, so it is sent uncompressed.
     */
    async find(request: IncomingMessage, address: string, network: string): Promise<CachedPage> {
      for (let tries = 1; ; tries += 1) {
        const page = await pageAt(address, network);
        const encoding = missingEncoding(request, page);
        const isLast = tries > MAX_COMPRESSION_ATTEMPTS;
        if (encoding === null || isLast || pages.findSame(address, page) === null) return page;
        const form = await encode(page, encoding);
        const kept = pages.findSame(address, page);
        if (kept === null) continue;
        const whole = { ...kept.page, [encoding]: form };
        if (kept.page[encoding] === null) pages.put(address, { ...kept, page: whole });
        return whole;
      }
    },
  };
}

/**
 * Whether an evicted page counts as a known URL and is rendered in the background. Not a 404, because bots
 * guess URLs. Not a search result either, because most searches are read once.
 */
function isPublicPage(address: string, { status }: CachedPage): boolean {
  return status === 200 && !isSearchUrl(address);
}

/** A 200 for a URL that is no page of ours belongs to another spelling of its URL. It is not cached. */
function isCacheable(address: string, { status }: CachedPage): boolean {
  return CACHEABLE_STATUS.has(status) && !(status === 200 && isUnknownUrl(address));
}

/** Only pages with content may be served stale. A wrong 404 or redirect must end at once. */
function mayServeStale({ status, tags }: CachedPage): boolean {
  return status === 200 && tags.size > 0;
}

function forReaders({ headers, ...page }: RenderedPage): RenderedPage {
  const kept = Object.entries(headers).filter(([name]) => CACHED_HEADERS.includes(name));
  return { ...page, headers: Object.fromEntries(kept) };
}
