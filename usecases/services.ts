import type { Services } from './context.ts';

/*
 * A production build holds several instances of one module (pages, routes, middleware), so the services live
 * on globalThis: the process that starts everything puts them there, and whoever needs them takes them.
 */
const key = Symbol.for('toasoan.services');
type Holder = { [key]?: Services };

/** Puts the services in place; called once by the process that opened them. */
export function provideServices(services: Services): void {
  (globalThis as Holder)[key] = services;
}

/** The services of this process. Throws where none were provided, which is a fault of the start. */
export function services(): Services {
  const found = (globalThis as Holder)[key];
  if (found === undefined) throw new Error('The services were not provided before the first request.');
  return found;
}
