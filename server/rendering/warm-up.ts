import { setTimeout as sleep } from 'node:timers/promises';
import type { PageRenderer } from '#platform/page-cache/page-renderer.ts';
import type { Logger } from '#platform/traces/logger.ts';
import type { Services } from '#usecases/context.ts';
import { listTypicalPages } from '#usecases/site/list-typical-pages.ts';

/** The start waits at most this long, because the warm-up only makes the first pages faster. */
const WARM_UP_TIMEOUT_MS = 3_000;

/**
 * Renders one page of each frequent kind and discards it, before the server accepts requests. Then
 * `planEverywhere` prepares their statements on all connections. The pages share no cached queries, because
 * cache invalidation does not run yet.
 *
 * Two starts of each variant in turn on a busy machine (2 December): without the warm-up the first page took
 * 4.2 and 5.1 s, with it 0.1 and 1.2 s. The first six kinds of pages took 2.1 and 4.0 s without prepared
 * plans, 0.4 and 2.9 s with them. `npm run bench reader` shows the first pages after a start.
 */
export async function warmUp({
  services,
  renderer,
  planEverywhere,
  log,
  longestMs = WARM_UP_TIMEOUT_MS,
}: {
  services: Services;
  renderer: Pick<PageRenderer, 'render'>;
  planEverywhere: () => Promise<void>;
  log: Logger;
  longestMs?: number;
}): Promise<void> {
  const makeAll = async () => {
    const addresses = await listTypicalPages(services);
    await Promise.all(addresses.map((address) => renderer.render(address, { useSharedReads: false })));
    await planEverywhere();
  };
  const made = makeAll().catch((error: unknown) =>
    log.warn({ err: error }, 'the warm-up of reader pages failed'),
  );
  await Promise.race([made, sleep(longestMs, undefined, { ref: false })]);
}
