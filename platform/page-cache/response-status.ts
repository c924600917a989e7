import { AsyncLocalStorage } from 'node:async_hooks';

type Answer = { statusCode: number };

// A bundle holds several instances of this module, so shared state lives on `globalThis`.
const KEY = Symbol.for('toasoan.page-status');
const shared = globalThis as { [KEY]?: AsyncLocalStorage<Answer> };
shared[KEY] ??= new AsyncLocalStorage<Answer>();
const storage = shared[KEY];

/** Runs a render that may set the status of its response. */
export function withResponseStatus<T>(response: Answer, make: () => T): T {
  return storage.run(response, make);
}

/**
 * Sets the status of the current page. Next has no API for 410, and its 404 page is empty without scripts.
 * False outside of such a render, as in Next's own server.
 */
export function setResponseStatus(status: 404 | 410): boolean {
  const response = storage.getStore();
  if (!response) return false;
  response.statusCode = status;
  return true;
}
