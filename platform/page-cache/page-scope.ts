import { AsyncLocalStorage } from 'node:async_hooks';

type Scope = { tags: Set<string>; endsAt: Date | null };
type PageScope = {
  /** Names what the page shows (`article:…`, `section:…`), so that a change of it takes the page out of the cache. */
  addTags(...tags: string[]): void;
  /** The page is no longer right from this moment on: a schedule, an embargo, an expiry. The earliest counts. */
  endsAt(moment: Date): void;
};

// One source module becomes several in a bundled server, so what they share lives on `globalThis`.
const KEY = Symbol.for('toasoan.page-scope');
const shared = globalThis as { [KEY]?: AsyncLocalStorage<Scope> };
shared[KEY] ??= new AsyncLocalStorage<Scope>();
const storage = shared[KEY];

/** What use cases tell about the page that is being made; outside of a page it does nothing. */
export const pageScope: PageScope = {
  addTags(...tags) {
    const scope = storage.getStore();
    for (const tag of tags) scope?.tags.add(tag);
  },
  endsAt(moment) {
    const scope = storage.getStore();
    if (scope && (!scope.endsAt || moment < scope.endsAt)) scope.endsAt = moment;
  },
};

/** Runs the making of a page and collects what was told about it. */
export async function runPageScope<T>(make: () => Promise<T>): Promise<{ result: T } & Scope> {
  const scope: Scope = { tags: new Set(), endsAt: null };
  const result = await storage.run(scope, make);
  return { result, ...scope };
}
