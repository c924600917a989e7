import { AsyncLocalStorage } from 'node:async_hooks';

type Scope = { tags: Set<string>; endsAt: Date | null; found: Map<string, Promise<unknown>> };
type PageScope = {
  /** Whether a page is being made by whoever asks. */
  isOpen(): boolean;
  /** Names what the page shows (`article:…`, `section:…`), so that a change of it takes the page out of the cache. */
  addTags(...tags: string[]): void;
  /** The page is no longer right from this moment on: a schedule, an embargo, an expiry. The earliest counts. */
  endsAt(moment: Date): void;
  /** What `read` finds; several parts of one page that ask for the same by its name ask once. */
  once<T>(name: string, read: () => Promise<T>): Promise<T>;
};

// One source module becomes several in a bundled server, so what they share lives on `globalThis`.
const KEY = Symbol.for('toasoan.page-scope');
const shared = globalThis as { [KEY]?: AsyncLocalStorage<Scope> };
shared[KEY] ??= new AsyncLocalStorage<Scope>();
const storage = shared[KEY];

/** What use cases tell about the page that is being made; outside of a page it does nothing. */
export const pageScope: PageScope = {
  isOpen: () => storage.getStore() !== undefined,
  addTags(...tags) {
    const scope = storage.getStore();
    for (const tag of tags) scope?.tags.add(tag);
  },
  endsAt(moment) {
    const scope = storage.getStore();
    if (scope && (!scope.endsAt || moment < scope.endsAt)) scope.endsAt = moment;
  },
  once<T>(name: string, read: () => Promise<T>) {
    const scope = storage.getStore();
    if (!scope) return read();
    const found = (scope.found.get(name) as Promise<T> | undefined) ?? read();
    scope.found.set(name, found);
    return found;
  },
};

/** Runs the making of a page and collects what was told about it. */
export async function runPageScope<T>(
  make: () => Promise<T>,
): Promise<{ result: T } & Pick<Scope, 'tags' | 'endsAt'>> {
  const scope: Scope = { tags: new Set(), endsAt: null, found: new Map() };
  const result = await storage.run(scope, make);
  return { result, tags: scope.tags, endsAt: scope.endsAt };
}
