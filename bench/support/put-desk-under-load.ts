import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { seeded } from '#tests/support/seeded.ts';
import { deskApi } from '#tests/support/site/desk-api.ts';
import { putLoad } from './load.ts';
import type { LoadResult } from './load-generator.ts';
import { type Sample, watchMemory } from './server-memory.ts';
import { createJournalists } from './soak-newsroom.ts';
import { type DeskWait, workAtDesk } from './work-at-desk.ts';

export type DeskUnderLoad = {
  readonly readers: LoadResult;
  /** Waiting times at the desk in milliseconds, before and during the flood. */
  readonly waits: Readonly<Record<'alone' | 'flooded', Readonly<Record<DeskWait, readonly number[]>>>>;
  /** Responses to desk pages by status; 0 for no response. */
  readonly statuses: ReadonlyMap<number, number>;
  readonly published: number;
  readonly lost: readonly string[];
  readonly errors: readonly string[];
  /** Memory of the server during the flood. */
  readonly samples: readonly Sample[];
  /** The p99 delay of the desk simulator's own timers, in milliseconds. */
  readonly ownLag: number;
};

const CONNECTIONS = 256;
const PUBLISH_EVERY_MS = 20_000;
const NOT_PAGES = /^\/(_next|desk|sign-in|js|fonts|icons|api)\b/;

/**
 * Simulates people at the desk of a running site (`DATA_DIR`). First they are alone; then readers send
 * requests at a constant rate. A story is published now and then, which invalidates pages.
 */
export async function putDeskUnderLoad(input: {
  site: { url: string; password: string; dataDir: string };
  desk: number;
  /** Reader requests per second. */
  rate: number;
  aloneSeconds: number;
  floodSeconds: number;
}): Promise<DeskUnderLoad> {
  const { site, desk, rate, aloneSeconds, floodSeconds } = input;
  const waits = { alone: noWaits(), flooded: noWaits() };
  const statuses = new Map<number, number>();
  const errors: string[] = [];
  let present: 'alone' | 'flooded' = 'alone';
  let isOver = false;

  const staff = await createJournalists(site, desk);
  const paths = await listPages(site.url);
  const lag = monitorEventLoopDelay({ resolution: 1 });
  lag.enable();
  const working = staff.map((person, index) =>
    workAtDesk({
      ...{ person, url: site.url, random: seeded(index + 1) },
      isOver: () => isOver,
      waited: (what, ms) => waits[present][what].push(ms),
      answered: (status) => statuses.set(status, (statuses.get(status) ?? 0) + 1),
      failed: (what) => errors.push(what),
    }),
  );
  await sleep(aloneSeconds * 1_000);
  present = 'flooded';
  const flood = putLoad({ url: site.url, paths, connections: CONNECTIONS, seconds: floodSeconds, rate });
  const flooding = flood.finally(() => {
    isOver = true;
  });
  const [readers, samples, published] = await Promise.all([
    flooding,
    sampleUntil(watchMemory(site), floodSeconds, () => isOver),
    publishUntil(site, errors, () => isOver),
  ]);
  const lost = (await Promise.all(working)).flat();
  return { readers, waits, statuses, published, lost, errors, samples, ownLag: lag.percentile(99) / 1e6 };
}

function noWaits(): Record<DeskWait, number[]> {
  return { list: [], search: [], story: [], room: [], acknowledgement: [], 'sign-in': [] };
}

/** The home page above all, its links, and the assets of a page. Each is requested once to fill the cache. */
async function listPages(url: string): Promise<string[]> {
  const html = await (await fetch(url)).text();
  const found = [...html.matchAll(/href="(\/[^"#?]*)"/g)].map(([, page = '']) => page);
  const pages = [...new Set(found)].filter((page) => !NOT_PAGES.test(page)).slice(0, 60);
  const styles = found.filter((page) => page.endsWith('.css')).slice(0, 1);
  const reachable: string[] = [];
  for (const page of ['/', ...pages, ...styles]) {
    const answer = await fetch(url + page);
    await answer.arrayBuffer();
    if (answer.status === 200) reachable.push(page);
  }
  return reachable.flatMap((page, index) => (index % 6 === 0 ? ['/', page] : [page]));
}

async function sampleUntil(
  watch: () => Promise<Sample>,
  seconds: number,
  isOver: () => boolean,
): Promise<Sample[]> {
  const samples: Sample[] = [];
  const everyMs = Math.min(15_000, (seconds * 1_000) / 120);
  while (!isOver()) {
    samples.push(await watch());
    await sleep(everyMs);
  }
  return samples;
}

async function publishUntil(
  site: { url: string; dataDir: string },
  errors: string[],
  isOver: () => boolean,
): Promise<number> {
  const api = deskApi(site);
  let published = 0;
  for (let due = Date.now(); !isOver(); await sleep(200)) {
    if (Date.now() < due) continue;
    due += PUBLISH_EVERY_MS;
    try {
      const id = await api.sharedStory(`Tin số ${published + 1} trong giờ cao điểm`);
      await api.act('lan', id, 'submit');
      await api.act('thu', id, 'approve');
      await api.act('thu', id, 'publish');
      published += 1;
    } catch (error) {
      const { message, cause } = error as Error & { cause?: { code?: string } };
      errors.push(`publishing: ${message} ${cause?.code ?? ''}`);
    }
  }
  return published;
}
