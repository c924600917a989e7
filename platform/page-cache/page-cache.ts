import type { IncomingMessage, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import { sessionCookieName } from '#core/people/session-cookie-name.ts';
import type { Logger } from '../logger.ts';
import { type CachedPage, cachedPage, weightOf } from './cached-page.ts';
import { runPageScope } from './page-scope.ts';
import { cacheKeyOf } from './public-route.ts';
import { sendPage } from './send-page.ts';
import { stripScripts } from './strip-scripts.ts';

export type RenderedPage = { status: number; headers: Record<string, string>; body: Buffer };

export type PageCache = {
  /** Answers a reader's request, or says false and leaves it to others. Rejects when the page could not be made. */
  serve(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  dropTags(tags: Iterable<string>): void;
  dropAll(): void;
  /** While nobody tells of changes (the database's line is down), nothing is kept longer than a second. */
  setInformed(informed: boolean): void;
  stats(): { hits: number; misses: number; entries: number; bytes: number };
};

type Fill = { page: Promise<CachedPage>; outdated: boolean };

const LONGEST_LIFE_MS = 60_000;
const NOT_FOUND_LIFE_MS = 2_000;
/** A page that names nothing can't be told of changes. */
const UNTAGGED_LIFE_MS = 2_000;
const UNINFORMED_LIFE_MS = 1_000;
/** Whoever sends one of these may see more than others do. */
const SIGNED_IN = new Set([sessionCookieName, '__prerender_bypass']);
const KEPT_STATUS = new Set([200, 301, 307, 308, 404, 410]);
const KEPT_HEADERS = ['content-type', 'location', 'link', 'x-robots-tag', 'last-modified', 'refresh'];

/** Readers' pages, made once by `render` and kept as bytes until something that they show changes. */
export function createPageCache(input: {
  render: (url: string) => Promise<RenderedPage>;
  now: () => number;
  maxBytes: number;
  log: Logger;
}): PageCache {
  const { render, now, log } = input;
  const keysByTag = new Map<string, Set<string>>();
  const pages = new LRUCache<string, CachedPage>({
    maxSize: input.maxBytes,
    sizeCalculation: weightOf,
    dispose: ({ tags }, url) => forget(tags, url),
  });
  const fills = new Map<string, Fill>();
  const counts = { hits: 0, misses: 0 };
  let informed = true;

  async function fill(url: string, own: { outdated: boolean }): Promise<CachedPage> {
    const { result, tags, endsAt } = await runPageScope(() => render(url));
    const page = await cachedPage({
      status: result.status,
      headers: keptHeaders(result.headers),
      body: withoutScripts(url, result),
      tags,
    });
    const lifeMs = lifeOf(page, endsAt);
    // What changed while the page was made may not be in it: it goes to those who wait for it and is not kept.
    if (lifeMs > 0 && !own.outdated) keep(url, page, lifeMs);
    return page;
  }

  function withoutScripts(url: string, { headers, body }: RenderedPage): Buffer {
    if (!headers['content-type']?.startsWith('text/html')) return body;
    const stripped = stripScripts(body.toString('utf8'));
    if (stripped !== null) return Buffer.from(stripped);
    log.error({ url }, 'a reader page came with parts out of order: sent as it is, with its scripts');
    return body;
  }

  function lifeOf({ status, tags }: CachedPage, endsAt: Date | null): number {
    if (!KEPT_STATUS.has(status)) return 0;
    const byKind = status === 404 ? NOT_FOUND_LIFE_MS : tags.size === 0 ? UNTAGGED_LIFE_MS : LONGEST_LIFE_MS;
    const byMoment = endsAt ? endsAt.getTime() - now() : Number.POSITIVE_INFINITY;
    return Math.min(byKind, byMoment, informed ? LONGEST_LIFE_MS : UNINFORMED_LIFE_MS);
  }

  function keep(url: string, page: CachedPage, lifeMs: number): void {
    pages.set(url, page, { ttl: lifeMs });
    for (const tag of page.tags) {
      const keys = keysByTag.get(tag) ?? new Set();
      keysByTag.set(tag, keys.add(url));
    }
  }

  function forget(tags: ReadonlySet<string>, url: string): void {
    for (const tag of tags) {
      const keys = keysByTag.get(tag);
      keys?.delete(url);
      if (keys?.size === 0) keysByTag.delete(tag);
    }
  }

  /** Those who ask at the same time for a page that is not there get one making of it. */
  function get(url: string): Promise<CachedPage> {
    const kept = pages.get(url);
    if (kept) {
      counts.hits += 1;
      return Promise.resolve(kept);
    }
    counts.misses += 1;
    const running = fills.get(url);
    if (running) return running.page;
    const own: { outdated: boolean; page?: Promise<CachedPage> } = { outdated: false };
    const page = fill(url, own).finally(() => {
      if (fills.get(url) === own) fills.delete(url);
    });
    own.page = page;
    fills.set(url, own as Fill);
    return page;
  }

  /** Pages being made right now may have read what was before: whoever asks from now on gets a newer making. */
  function outdateFills(): void {
    for (const running of fills.values()) running.outdated = true;
    fills.clear();
  }

  return {
    async serve(request, response) {
      const key = isForReaders(request) ? cacheKeyOf(request.url ?? '/') : null;
      if (key === null) return false;
      sendPage(request, response, await get(key));
      return true;
    },
    dropTags(tags) {
      outdateFills();
      for (const tag of tags) {
        for (const url of [...(keysByTag.get(tag) ?? [])]) pages.delete(url);
      }
    },
    dropAll() {
      outdateFills();
      pages.clear();
    },
    setInformed(value) {
      informed = value;
    },
    stats: () => ({ ...counts, entries: pages.size, bytes: pages.calculatedSize }),
  };
}

/** Signed-out readers only, and not the framework's own calls for parts of a page. */
function isForReaders({ method, headers }: IncomingMessage): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  if (headers.rsc || headers['next-router-state-tree'] || headers['next-action']) return false;
  return !(headers.cookie ?? '').split(';').some((pair) => SIGNED_IN.has(pair.split('=')[0]?.trim() ?? ''));
}

function keptHeaders(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => KEPT_HEADERS.includes(name)));
}
