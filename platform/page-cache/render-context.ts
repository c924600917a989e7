import { AsyncLocalStorage } from 'node:async_hooks';
import { type Expiries, listedExpiry, shownExpiry } from '#core/page-changes/expiries.ts';
import type { SharedQueryCache } from './shared-query-cache.ts';

type RenderState = {
  readonly tags: Set<string>;
  changesAt: Date | null;
  endsAt: Date | null;
  expiries: Expiries | null;
  readonly found: Map<string, Promise<unknown>>;
  readonly shared: SharedQueryCache | null;
};
type RenderContext = {
  /** Whether the caller runs in a render. */
  isOpen(): boolean;
  /**
   * Adds cache tags for content that the page shows (`article:…`, `section:…`). A change of that content
   * invalidates the page.
   */
  addTags(...tags: string[]): void;
  /** The page becomes stale at this moment: a schedule, the end of an embargo. The earliest call counts. */
  changesAt(moment: Date): void;
  /** The page must not be served after this moment, whatever it shows. The earliest call counts. */
  endsAt(moment: Date): void;
  /**
   * Registers the next expiries, once and before any query. The page expires with the first story that it
   * shows. It becomes stale when a story expires that its tags may list.
   */
  endsWith(expiries: Expiries): void;
  /**
   * Loads data that many pages share, under a cache tag. Loaded once per page, and once for all pages if they
   * may share queries.
   */
  share<T>(tag: string, read: () => Promise<T>): Promise<T>;
  /**
   * Memoizes data that any change may affect, between two invalidations. Loads again if the data `isOver` by
   * itself. Adds no cache tag.
   */
  memoUntilInvalidated<T>(name: string, read: () => Promise<T>, isOver: (found: T) => boolean): Promise<T>;
};

// A bundle holds several instances of this module, so shared state lives on `globalThis`.
const KEY = Symbol.for('toasoan.page-scope');
const shared = globalThis as { [KEY]?: AsyncLocalStorage<RenderState> };
shared[KEY] ??= new AsyncLocalStorage<RenderState>();
const storage = shared[KEY];

/** The render context of the current page: collects cache tags and expiry. Does nothing outside a render. */
export const renderContext: RenderContext = {
  isOpen: () => storage.getStore() !== undefined,
  addTags(...tags) {
    const scope = storage.getStore();
    for (const tag of tags) scope?.tags.add(tag);
  },
  changesAt(moment) {
    const scope = storage.getStore();
    if (scope) scope.changesAt = earlier(scope.changesAt, moment);
  },
  endsAt(moment) {
    const scope = storage.getStore();
    if (scope) scope.endsAt = earlier(scope.endsAt, moment);
  },
  endsWith(expiries) {
    const scope = storage.getStore();
    if (scope) scope.expiries = expiries;
  },
  share<T>(tag: string, read: () => Promise<T>) {
    const scope = storage.getStore();
    if (!scope) return read();
    scope.tags.add(tag);
    const known = scope.found.get(tag) as Promise<T> | undefined;
    const found = known ?? (scope.shared === null ? read() : scope.shared.read(tag, read));
    scope.found.set(tag, found);
    return found;
  },
  memoUntilInvalidated<T>(name: string, read: () => Promise<T>, isOver: (found: T) => boolean) {
    return storage.getStore()?.shared?.memoUntilInvalidated(name, read, isOver) ?? read();
  },
};

const EMPTY = Buffer.alloc(0);
const [ZERO, NINE] = [0x30, 0x39];

/** Whether the page contains a URL of this article: `…-{number}` without a further digit. */
function leadsTo(body: Buffer, number: number): boolean {
  const end = `-${number}`;
  for (let at = body.indexOf(end); at >= 0; at = body.indexOf(end, at + 1)) {
    const next = body[at + end.length] ?? 0;
    if (next < ZERO || next > NINE) return true;
  }
  return false;
}

function earlier(known: Date | null, moment: Date): Date {
  return known !== null && known <= moment ? known : moment;
}

/** Render metadata: cache tags, and when the page becomes stale or must no longer be served. */
export type RenderMetadata = {
  readonly tags: ReadonlySet<string>;
  readonly changesAt: Date | null;
  /** At this moment content of the page expires. */
  readonly endsAt: Date | null;
};

/**
 * Runs a render and collects its metadata. Queries that many pages have in common come from `shared`.
 * `bodyOf` returns the HTML, which shows what expiring stories the page contains.
 */
export async function runRender<T>(
  make: () => Promise<T>,
  shared: SharedQueryCache | null = null,
  bodyOf: (result: T) => Buffer = () => EMPTY,
): Promise<RenderMetadata & { readonly result: T }> {
  const scope: RenderState = {
    ...{ tags: new Set(), changesAt: null, endsAt: null, expiries: null },
    ...{ found: new Map(), shared },
  };
  const result = await storage.run(scope, make);
  const { tags, changesAt, endsAt, expiries } = scope;
  if (expiries === null) return { result, tags, changesAt, endsAt };
  const listedUntil = listedExpiry(expiries, tags);
  const holds = (number: number) => leadsTo(bodyOf(result), number);
  return {
    ...{ result, tags },
    changesAt: listedUntil === null ? changesAt : earlier(changesAt, listedUntil),
    endsAt: earlier(endsAt, shownExpiry(expiries, { tags, holds })),
  };
}
