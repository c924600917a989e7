import { setTimeout as sleep } from 'node:timers/promises';
import type { PageRenderer } from '#platform/page-cache/page-renderer.ts';
import type { Logger } from '#platform/traces/logger.ts';
import type { Services } from '#usecases/context.ts';
import { listTypicalPages } from '#usecases/site/list-typical-pages.ts';

/** The start waits at most this long, because the warm-up only makes the first pages faster. */
const WARM_UP_TIMEOUT_MS = 3_000;

/** Each page is rendered this often, so that V8 optimizes the hot functions. */
const ROUNDS = 4;

/**
 * Renders one page of each frequent kind and discards it, before the server accepts requests. The first
 * render of a kind takes several times as long as the next, because V8 has to parse and compile its code.
 * After the first, `prepareOnAllConnections` prepares its statements on all connections. The pages share no
 * cached queries, because cache invalidation does not run yet.
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
    for (let round = 0; round < ROUNDS; round += 1) {
      await Promise.all(addresses.map((address) => renderer.render(address, { useSharedReads: false })));
      if (round === 0) await planEverywhere();
    }
  };
  const made = makeAll().catch((error: unknown) =>
    log.warn({ err: error }, 'the warm-up of reader pages failed'),
  );
  await Promise.race([made, sleep(longestMs, undefined, { ref: false })]);
}
