import { AsyncLocalStorage } from 'node:async_hooks';
import type { Services } from './context.ts';

/* A production build has several instances of one module (pages, routes, the middleware). So the services are
   on `globalThis`, where the starting process puts them. */
const key = Symbol.for('toasoan.services');
const lentKey = Symbol.for('toasoan.services.lent');
type Holder = { [key]?: Services; [lentKey]?: AsyncLocalStorage<Services> };
const holder = globalThis as Holder;
holder[lentKey] ??= new AsyncLocalStorage<Services>();
const lent = holder[lentKey];

/** Stores the services; called once by the process that created them. */
export function provideServices(services: Services): void {
  holder[key] = services;
}

/** Runs `work` with other services than the rest of the process (async context). */
export function withServices<T>(services: Services, work: () => T): T {
  return lent.run(services, work);
}

/**
 * The services of this process, or those of the async context. Throws if there are none, which is an error of
 * the startup.
 */
export function services(): Services {
  const found = lent.getStore() ?? holder[key];
  if (found === undefined) throw new Error('The services were not provided before the first request.');
  return found;
}
