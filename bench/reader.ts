import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import pg from 'pg';
import { startPostgres } from '#platform/postgres/start-postgres.ts';
import { createLogger } from '#platform/traces/logger.ts';
import { startSite } from '#tests/support/site/start-site.ts';
import { startBeside } from '#tests/support/site/start-web-process.ts';
import { PROGRAMS } from './programs.ts';
import { figure, figureAtLeast, quantile, reporter } from './support/figure.ts';
import { pidOfSite, pinServer, putLoad, residentMb } from './support/load.ts';
import type { LoadResult } from './support/load-generator.ts';
import { fillWithStories } from './support/million-stories.ts';
import { benchOptions } from './support/options.ts';
import { startBareServer } from './support/start-bare-server.ts';

/*
 * The cost of reader pages: home and a story on one core. Compared with a bare server that sends the same
 * bytes, and with Next without the page cache. Also uncached pages and memory, both with the demo stories and
 * with a million stories. bench/README.md explains it.
 */

const { stories, rounds, seconds, json } = benchOptions(PROGRAMS.reader);

const CONNECTIONS = 64;
/** Pages rendered to warm up, before measurements. */
const WARM_UP = 60;
const COLD_PAGES = 300;
const MOST_LISTED = 20_000;
const SMALL_CACHE_MB = 16;

const report = reporter({ json });
const print = (words: string) => process.stderr.write(`${words}\n`);

const site = await startSite();
const postgres = await startPostgres({ dataDir: site.dataDir, log: createLogger('error') });
const { connectionString } = postgres;
try {
  pinServer(pidOfSite(site.dataDir));
  await measureFirst();
  const story = await firstStory();
  await measureCold('at 100 stories', await listPages());
  const small = await measureCached('at 100 stories', story);
  await measureNext(story);
  if (stories > 0) {
    const began = Date.now();
    await fillWithStories(connectionString, stories, { forReaders: true });
    print(`${stories} stories made in ${Math.round((Date.now() - began) / 1_000)} s`);
    await dropEverything();
    await measureCold(`at ${stories} stories`, await listPages());
    const large = await measureCached(`at ${stories} stories`, story);
    for (const page of ['home', 'story'] as const) {
      const ratio = large[page] / small[page];
      report.add(
        figureAtLeast(
          `${page}: share of the bare server, ${stories} over 100 stories`,
          [ratio, 'ratio'],
          0.9,
        ),
      );
    }
  }
  await measureMemory();
} finally {
  // First, because stopping the site deletes the folder in which this process is registered.
  await postgres.stop();
  await site.stop();
}
process.exit(report.exitCode());

/** A story with a lead photo, as listed in the section. */
async function firstStory(): Promise<string> {
  const html = await (await fetch(`${site.url}/the-gioi`)).text();
  const address = /href="(\/the-gioi\/[a-z0-9-]+-\d+)"/.exec(html)?.[1];
  if (address === undefined) throw new Error('The section has no story.');
  return address;
}

/** The first page of each frequent kind after the start, one after another. */
async function measureFirst(): Promise<void> {
  const began = performance.now();
  for (const address of [
    '/',
    '/the-gioi',
    '/chu-de/bien-doi-khi-hau',
    '/rss.xml',
    '/tim-kiem?q=bi%E1%BB%83n',
  ])
    await (await fetch(site.url + address)).text();
  report.add(figure('the first five pages after the start', [performance.now() - began, 'ms']));
}

/** URLs of pages of every kind, mostly stories, from the sitemap. */
async function listPages(): Promise<string[]> {
  const named = async (address: string) => {
    const map = await (await fetch(site.url + address)).text();
    return [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => new URL(url).pathname);
  };
  const found: string[] = [];
  for (const part of await named('/sitemap.xml')) {
    if (found.length < MOST_LISTED) found.push(...(await named(part)));
  }
  return found;
}

/** Each page once, one after another, all uncached. */
async function measureCold(where: string, pages: readonly string[]): Promise<void> {
  const every = Math.max(1, Math.floor(pages.length / (WARM_UP + COLD_PAGES)));
  const asked = pages.filter((_, index) => index % every === 0).slice(0, WARM_UP + COLD_PAGES);
  const warmUp = Math.min(WARM_UP, Math.floor(asked.length / 3));
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  const slow: [number, string][] = [];
  for (const [index, address] of asked.entries()) {
    const began = performance.now();
    const [response] = (await once(get(site.url + address, { agent }), 'response')) as [IncomingMessage];
    for await (const _ of response);
    const ms = performance.now() - began;
    if (index < warmUp) continue;
    times.push(ms);
    slow.push([ms, address]);
  }
  agent.destroy();
  const [worst] = slow.sort(([a], [b]) => b - a);
  print(
    `${times.length} pages made ${where}, the slowest ${worst?.[1]} in ${Math.round(worst?.[0] ?? 0)} ms`,
  );
  report.add(figure(`a page that must be made, p50, ${where}`, [quantile(times, 0.5), 'ms'], 30));
  report.add(figure(`a page that must be made, p99, ${where}`, [quantile(times, 0.99), 'ms'], 60));
}

/** Site and bare server alternate, so that other load on the machine affects both. */
async function measureCached(where: string, story: string): Promise<{ home: number; story: number }> {
  const pages = { home: '/', story };
  const bare = await startBareServer(site.url, Object.values(pages));
  const shares = { home: 0, story: 0 };
  for (const [name, path] of Object.entries(pages) as ['home' | 'story', string][]) {
    const load = (url: string) => putLoad({ url, paths: [path], connections: CONNECTIONS, seconds });
    await load(site.url);
    await load(bare.url);
    const pairs: [LoadResult, LoadResult][] = [];
    for (let round = 0; round < rounds; round += 1) pairs.push([await load(site.url), await load(bare.url)]);
    requireAllRight(pairs.map(([ours]) => ours));
    const rate = ({ requests, seconds: took }: LoadResult) => requests / took;
    const middle = (of: (pair: [LoadResult, LoadResult]) => number) => quantile(pairs.map(of), 0.5);
    const share = middle(([ours, theirs]) => rate(ours) / rate(theirs));
    shares[name] = share;
    report.add(figure(`${name}, ${where}`, [middle(([ours]) => rate(ours)), 'req/s']));
    report.add(figure(`${name}, ${where}: bare server`, [middle(([, theirs]) => rate(theirs)), 'req/s']));
    report.add(figureAtLeast(`${name}, ${where}: share of the bare server`, [share, 'ratio'], 0.8));
    report.add(figure(`${name}, ${where}: p99`, [middle(([ours]) => ours.p99), 'ms']));
    const p99s = middle(([ours, theirs]) => ours.p99 / theirs.p99);
    report.add(figure(`${name}, ${where}: p99 over that of the bare server`, [p99s, 'ratio'], 2));
  }
  await bare.stop();
  return shares;
}

/** The same build and database without the page cache: Next renders each request. */
async function measureNext(story: string): Promise<void> {
  const next = await beside(0);
  try {
    for (const [name, path] of [
      ['home', '/'],
      ['story', story],
    ] as const) {
      const load = (url: string, connections: number) =>
        putLoad({ url, paths: [path], connections, seconds });
      await load(next.url, 8);
      const theirs = await load(next.url, 8);
      const ours = await load(site.url, CONNECTIONS);
      report.add(figure(`${name}: Next without the page cache`, [theirs.requests / theirs.seconds, 'req/s']));
      const times = ours.requests / ours.seconds / (theirs.requests / theirs.seconds);
      report.add(figure(`${name}: times what Next does without`, [times, 'ratio']));
    }
  } finally {
    await next.stop();
  }
}

/** Many more pages than the cache can hold: the cache and the process must stay within their limits. */
async function measureMemory(): Promise<void> {
  const small = await beside(SMALL_CACHE_MB);
  try {
    const read = async (name: string) => {
      const text = await (await fetch(`${small.url}/api/metrics`)).text();
      return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
    };
    const ask = async (from: number, to: number) => {
      for (let at = from; at < to; at += 8) {
        await Promise.all(
          Array.from({ length: 8 }, async (_, each) =>
            (await fetch(`${small.url}/tim-kiem?q=${encodeURIComponent(`nước ${at + each}`)}`)).arrayBuffer(),
          ),
        );
      }
    };
    await ask(0, 1_200);
    const before = residentMb(small.pid);
    await ask(1_200, 2_400);
    const bytes = await read('toasoan_page_cache_bytes');
    const makings = await read('toasoan_page_cache_renders');
    const entries = await read('toasoan_page_cache_entries');
    print(`${makings} different pages made, ${entries} kept`);
    const bound = SMALL_CACHE_MB * 1024 * 1024;
    report.add(figure('pages kept, of the memory they may have', [bytes / bound, 'ratio'], 1));
    report.add(figure('resident memory with a cache of 16 MB', [residentMb(small.pid), 'MB']));
    report.add(figure('… more than after half as many pages', [residentMb(small.pid) - before, 'MB']));
  } finally {
    await small.stop();
  }
}

async function beside(cacheMb: number) {
  process.env.PAGE_CACHE_MB = String(cacheMb);
  const started = await startBeside(site).finally(() => {
    delete process.env.PAGE_CACHE_MB;
  });
  pinServer(started.pid);
  return started;
}

/** All pages have the cache tag of the settings. */
async function dropEverything(): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(`select pg_notify('page_tags', 'withdrawn,settings,feeds,home')`);
  await client.end();
}

function requireAllRight(results: readonly LoadResult[]): void {
  for (const { statuses, failures } of results) {
    const wrong = Object.keys(statuses).filter((status) => status !== '200');
    if (wrong.length > 0 || failures > 0)
      throw new Error(`Not all were answered: ${JSON.stringify(statuses)}, ${failures} lost.`);
  }
}
