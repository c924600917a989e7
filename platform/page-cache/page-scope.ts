import { AsyncLocalStorage } from 'node:async_hooks';
import { type Expiries, expiryAmong } from '#core/page-changes/expiries.ts';
import type { SharedReads } from './shared-reads.ts';

type Scope = {
  readonly tags: Set<string>;
  changesAt: Date | null;
  endsAt: Date | null;
  expiries: Expiries | null;
  readonly found: Map<string, Promise<unknown>>;
  readonly shared: SharedReads | null;
};
type PageScope = {
  /** Whether a page is being made by whoever asks. */
  isOpen(): boolean;
  /** Names what the page shows (`article:…`, `section:…`), so that a change of it takes the page out of the cache. */
  addTags(...tags: string[]): void;
  /** From this moment on there is something newer to be shown: a schedule, the end of an embargo. The earliest counts. */
  changesAt(moment: Date): void;
  /** From this moment on the page is not to be shown, whatever it shows. The earliest counts. */
  endsAt(moment: Date): void;
  /** What expires next: the page ends where the first story does that its tags may stand for. Told once, before anything is read. */
  endsWith(expiries: Expiries): void;
  /**
   * What `read` finds, which `tag` names and which many pages show alike: asked once for a page, and once for all of them
   * where they may share it.
   */
  share<T>(tag: string, read: () => Promise<T>): Promise<T>;
  /**
   * What `read` finds and any change may change: asked once for the pages that are made between two changes, unless what was
   * found `isOver` by itself. It names nothing that the page shows.
   */
  shareUntilChange<T>(name: string, read: () => Promise<T>, isOver: (found: T) => boolean): Promise<T>;
};

// One source module becomes several in a bundled server, so what they share lives on `globalThis`.
const KEY = Symbol.for('toasoan.page-scope');
const shared = globalThis as { [KEY]?: AsyncLocalStorage<Scope> };
shared[KEY] ??= new AsyncLocalStorage<Scope>();
const storage = shared[KEY];

/** What is told about the page that is being made; where none is, it stays as it is and nothing is kept. */
export const pageScope: PageScope = {
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
  shareUntilChange<T>(name: string, read: () => Promise<T>, isOver: (found: T) => boolean) {
    return storage.getStore()?.shared?.readUntilChange(name, read, isOver) ?? read();
  },
};

function earlier(known: Date | null, moment: Date): Date {
  return known !== null && known <= moment ? known : moment;
}

/** What was told about a page while it was made: what it shows, and how long it is right, or may be shown at all. */
export type Told = {
  readonly tags: ReadonlySet<string>;
  readonly changesAt: Date | null;
  /** From then on something has expired that it may show by its tags. */
  readonly endsAt: Date | null;
  /** From then on something has expired, whether or not it shows that: for a page of whose tags nobody is sure. */
  readonly endsInDoubtAt: Date | null;
};

/** Runs the making of a page and collects what is told about it; what many pages read alike comes from `shared`. */
export async function runPageScope<T>(
  make: () => Promise<T>,
  shared: SharedReads | null = null,
): Promise<Told & { readonly result: T }> {
  const scope: Scope = {
    ...{ tags: new Set(), changesAt: null, endsAt: null, expiries: null },
    ...{ found: new Map(), shared },
  };
  const result = await storage.run(scope, make);
  const { tags, changesAt, endsAt, expiries } = scope;
  if (expiries === null) return { result, tags, changesAt, endsAt, endsInDoubtAt: endsAt };
  return {
    ...{ result, tags, changesAt },
    endsAt: earlier(endsAt, expiryAmong(expiries, tags)),
    endsInDoubtAt: earlier(endsAt, expiries.first),
  };
}
