import { AsyncLocalStorage } from 'node:async_hooks';
import type { Services } from './context.ts';

/*
 * A production build holds several instances of one module (pages, routes, middleware), so the services live
 * on globalThis: the process that starts everything puts them there, and whoever needs them takes them.
 */
const key = Symbol.for('toasoan.services');
const lentKey = Symbol.for('toasoan.services.lent');
type Holder = { [key]?: Services; [lentKey]?: AsyncLocalStorage<Services> };
const holder = globalThis as Holder;
holder[lentKey] ??= new AsyncLocalStorage<Services>();
const lent = holder[lentKey];

/** Puts the services in place; called once by the process that opened them. */
export function provideServices(services: Services): void {
  holder[key] = services;
}

/** Runs `work`, and whatever it calls, with other services than the rest of the process has at that time. */
export function lendServices<T>(services: Services, work: () => T): T {
  return lent.run(services, work);
}

/** The services of this process, or those lent to the call. Throws where none were provided, which is a fault of the start. */
export function services(): Services {
  const found = lent.getStore() ?? holder[key];
  if (found === undefined) throw new Error('The services were not provided before the first request.');
  return found;
}
