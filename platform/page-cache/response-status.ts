import { AsyncLocalStorage } from 'node:async_hooks';

type Answer = { statusCode: number };

// One source module becomes several in a bundled server, so what they share lives on `globalThis`.
const KEY = Symbol.for('toasoan.page-status');
const shared = globalThis as { [KEY]?: AsyncLocalStorage<Answer> };
shared[KEY] ??= new AsyncLocalStorage<Answer>();
const storage = shared[KEY];

/** Runs a render that may set the status of its response. */
export function withResponseStatus<T>(response: Answer, make: () => T): T {
  return storage.run(response, make);
}

/**
 * Gives the page that is being made this status: Next has no word for "gone", and what it sends for "not found" is
 * empty without scripts. False where nobody listens, as in a server that is not ours.
 */
export function setResponseStatus(status: 404 | 410): boolean {
  const response = storage.getStore();
  if (!response) return false;
  response.statusCode = status;
  return true;
}
