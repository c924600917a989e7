import { AsyncLocalStorage } from 'node:async_hooks';

// A bundle holds several instances of this module, so shared state lives on `globalThis`.
const KEY = Symbol.for('toasoan.page-path');
const shared = globalThis as { [KEY]?: AsyncLocalStorage<string> };
shared[KEY] ??= new AsyncLocalStorage<string>();
const storage = shared[KEY];

/** Runs the render of a URL. Layouts, which get no URL from the framework, read its path from here. */
export function withRenderPath<T>(url: string, make: () => T): T {
  return storage.run(url.split('?')[0] ?? '', make);
}

/** The path of the page that renders now, or an empty string outside a render. */
export function renderPath(): string {
  return storage.getStore() ?? '';
}
