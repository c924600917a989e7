import { AsyncLocalStorage } from 'node:async_hooks';
import type { ReactNode } from 'react';

/** The render of one reader page, by the production renderer or by Next. */
type CurrentRender = {
  readonly url: string;
  readonly response: { statusCode: number };
  /** Renders a view to HTML for `StaticHtml` in pages of Next. Null in the production renderer. */
  readonly renderMarkup: ((view: ReactNode) => string) | null;
};

/** Arguments are equal if their JSON is. */
type CacheKey = string | number | undefined | Readonly<Record<string, string | undefined>>;
type Results = Map<unknown, Map<string, unknown>>;

// A bundle holds several instances of this module, so the storage lives on `globalThis`.
const KEY = Symbol.for('toasoan.current-render');
const shared = globalThis as { [KEY]?: AsyncLocalStorage<CurrentRender & { results: Results }> };
shared[KEY] ??= new AsyncLocalStorage();
const storage = shared[KEY];

/** Runs the render of a page, whose code then reads and changes `render` through this module. */
export function withCurrentRender<T>(render: CurrentRender, work: () => T): T {
  return storage.run({ ...render, results: new Map() }, work);
}

/** The path of the page, or an empty string outside a render. Next gives layouts no URL. */
export function renderPath(): string {
  return storage.getStore()?.url.split('?')[0] ?? '';
}

/** Sets the status of the page. Next has no API for 410, and its 404 page is empty without scripts. */
export function setResponseStatus(status: 404 | 410): void {
  const render = storage.getStore();
  if (render) render.response.statusCode = status;
}

/** Renders a view to HTML inside a page of Next. Null in the production renderer, whose HTML is static. */
export function renderMarkup(view: ReactNode): string | null {
  return storage.getStore()?.renderMarkup?.(view) ?? null;
}

/** Memoizes a query within one render, because metadata and page both need it. */
export function cachedForRender<Asked extends readonly CacheKey[], Result>(
  read: (...asked: Asked) => Result,
): (...asked: Asked) => Result {
  return (...asked) => {
    const results = storage.getStore()?.results;
    if (results === undefined) return read(...asked);
    const known = results.get(read) ?? new Map<string, unknown>();
    results.set(read, known);
    const key = JSON.stringify(asked);
    if (!known.has(key)) known.set(key, read(...asked));
    return known.get(key) as Result;
  };
}
