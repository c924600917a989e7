import { AsyncLocalStorage } from 'node:async_hooks';

// One source module becomes several in a bundled server, so what they share lives on `globalThis`.
const KEY = Symbol.for('toasoan.page-path');
const shared = globalThis as { [KEY]?: AsyncLocalStorage<string> };
shared[KEY] ??= new AsyncLocalStorage<string>();
const storage = shared[KEY];

/** Runs the making of the page at a URL; what stands around every page, which is told no address, may ask for its path. */
export function withRenderPath<T>(url: string, make: () => T): T {
  return storage.run(url.split('?')[0] ?? '', make);
}

/** The path of the page that renders now; empty outside a render. */
export function renderPath(): string {
  return storage.getStore() ?? '';
}
