import { AsyncLocalStorage } from 'node:async_hooks';
import { type Expiries, listedExpiry, shownExpiry } from '#core/page-changes/expiries.ts';
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
  /**
   * What expires next, told once, before anything is read. The page ends with the first story that it shows; from the expiry
   * of one that it may list by its tags something newer is to be shown.
   */
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

const EMPTY = Buffer.alloc(0);
const [ZERO, NINE] = [0x30, 0x39];

/** Whether an address of the article of this number stands in a page: `…-{number}`, and no further digit. */
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

/** What was told about a page while it was made: what it shows, and how long it is right, or may be shown at all. */
export type Told = {
  readonly tags: ReadonlySet<string>;
  readonly changesAt: Date | null;
  /** From then on something has expired that it shows. */
  readonly endsAt: Date | null;
};

/**
 * Runs the making of a page and collects what is told about it; what many pages read alike comes from `shared`. `bodyOf`
 * gives the bytes of what was made: they say which expiring stories it shows.
 */
export async function runPageScope<T>(
  make: () => Promise<T>,
  shared: SharedReads | null = null,
  bodyOf: (result: T) => Buffer = () => EMPTY,
): Promise<Told & { readonly result: T }> {
  const scope: Scope = {
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
