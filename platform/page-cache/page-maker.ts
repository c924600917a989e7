import type { RenderedPage } from './cached-page.ts';
import { runPageScope, type Told } from './page-scope.ts';
import { createSharedReads } from './shared-reads.ts';

/** A page that was made, and what was told about it meanwhile. */
export type MadePage = Told & { readonly result: RenderedPage };

/** Makes readers' pages, in this thread or in another one. */
export type PageMaker = {
  /** So many at once: while one waits for the database, another has the processor. */
  readonly atOnce: number;
  /** Makes the page at an address. Where it `shares`, what many pages show alike may have been read for another one. */
  make(address: string, how: { readonly shares: boolean }): Promise<MadePage>;
  /** What bears one of these tags has changed: what was read of it for another page is right no more. */
  forget(tags: readonly string[]): void;
  /** Nobody knows what has changed. */
  forgetAll(): void;
};

/** Who answers with pages that are kept, in the same thread, waits behind these. */
const AT_ONCE_HERE = 2;

/** Makes pages by `render`, here. */
export function createPageMaker(input: {
  render: (url: string) => Promise<RenderedPage>;
  now: () => number;
}): PageMaker {
  const { render, now } = input;
  const shared = createSharedReads(now);
  return {
    atOnce: AT_ONCE_HERE,
    make: (address, { shares }) =>
      runPageScope(
        () => render(address),
        shares ? shared : null,
        ({ body }) => body,
      ),
    forget: shared.forget,
    forgetAll: shared.forgetAll,
  };
}
