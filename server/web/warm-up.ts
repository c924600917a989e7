import { setTimeout as sleep } from 'node:timers/promises';
import { sectionUrl } from '#core/urls.ts';
import type { Logger } from '#platform/logger.ts';
import type { PageMaker } from '#platform/page-cache/page-maker.ts';
import type { Services } from '#usecases/context.ts';
import { readNewest } from '#usecases/site/read-newest.ts';

/** Whoever waits for the start does not wait longer than this for what only makes the first pages quicker. */
const LONGEST_MS = 3_000;

/** So often is each made that every connection has planned what they ask, and what is run often is compiled as such. */
const ROUNDS = 4;

/**
 * Makes pages of the kinds that readers ask for most and throws them away: the first of a kind takes several times what the
 * next one does, because its code is read and compiled on the way, and what it asks is planned anew on each connection. No
 * reader should be the one who waits for that.
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
    const newest = await readNewest(services);
    const addresses = new Set([
      '/',
      ...newest.map(({ url }) => new URL(url, services.site.url).pathname),
      ...newest.map(({ section }) => sectionUrl(section.slug)),
      '/tim-kiem',
      '/rss.xml',
    ]);
    const make = (address: string) => maker.make(address, { shares: true });
    for (let round = 0; round < ROUNDS; round += 1) await Promise.all([...addresses].map(make));
  };
  const made = makeAll().catch((error: unknown) =>
    log.warn({ err: error }, 'the first pages were not made ahead'),
  );
  await Promise.race([made, sleep(LONGEST_MS, undefined, { ref: false })]);
}
