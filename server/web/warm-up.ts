import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '#platform/logger.ts';
import type { PageMaker } from '#platform/page-cache/page-maker.ts';
import type { Services } from '#usecases/context.ts';
import { readNewest } from '#usecases/site/read-newest.ts';

/** Whoever waits for the start does not wait longer than this for what only makes the first pages quicker. */
const LONGEST_MS = 3_000;

/**
 * Makes a page of the kinds that readers ask for most and throws it away: the first of a kind takes several times what the
 * next one does, because its code is read and compiled on the way, and no reader should be the one who waits for that.
 */
export async function warmUp({
  services,
  maker,
  log,
}: {
  services: Services;
  maker: PageMaker;
  log: Logger;
}): Promise<void> {
  const makeAll = async () => {
    const [newest] = await readNewest(services);
    const addresses = [
      '/',
      ...(newest ? [new URL(newest.url, services.site.url).pathname] : []),
      '/tim-kiem',
      '/rss.xml',
    ];
    for (const address of addresses) await maker.make(address, { shares: true });
  };
  const made = makeAll().catch((error: unknown) =>
    log.warn({ err: error }, 'the first pages were not made ahead'),
  );
  await Promise.race([made, sleep(LONGEST_MS, undefined, { ref: false })]);
}
