import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { startSite } from '#tests/support/site/start-site.ts';
import { openWithdrawals } from '#tests/support/workflow/withdrawal.ts';
import { PROGRAMS } from './programs.ts';
import { figure, figureAtLeast, quantile, reporter } from './support/figure.ts';
import { putLoad } from './support/load.ts';
import { benchOptions } from './support/options.ts';

/*
 * Latency from the answer to "publish" until a reader sees the story on each surface, and after "kill" until
 * the last answer with it. Both while the same process serves thousands of requests a second. bench/README.md
 * explains it.
 */

const { rate, rounds, json } = benchOptions(PROGRAMS.visible);

const MARK_MS = 100;
/** Poll interval, and so the error of the result. More frequent polling would add a third of the load. */
const POLL_INTERVAL_MS = 10;
const PAUSE_MS = 700;
const LONGEST_SECONDS = 3_600;
const GIVE_UP_MS = 30_000;

const report = reporter({ json });
const site = await startSite();
try {
  const newsroom = await openWithdrawals({ urls: [site.url], dataDir: site.dataDir });
  const tag = 'Biến đổi khí hậu';
  const other = await publish(await ready('Bài đứng cạnh'));
  const stories = [];
  for (let round = 0; round < rounds + 2; round += 1) stories.push(await ready('Chuyện của'));

  const isDone = Promise.withResolvers<void>();
  const load = putLoad(
    {
      url: site.url,
      paths: ['/', '/the-gioi', other.url, '/', other.url, '/chu-de/bien-doi-khi-hau'],
      connections: 64,
      seconds: LONGEST_SECONDS,
      rate,
    },
    isDone.promise,
  );
  const published = new Map<string, number[]>();
  const killed = new Map<string, number[]>();
  for (const [round, story] of stories.entries()) {
    const surfaces = surfacesOf(story, other.url);
    await Promise.all(surfaces.map((surface) => surface.has()));
    await pause();
    const live = await publish(story);
    const shown = await waitFor(surfacesOf({ ...story, url: live.url }, other.url), true);
    await pause();
    await newsroom.act('tam', story.id, 'kill', { publicNote: 'Bài được rút.' });
    const gone = await waitFor(surfacesOf({ ...story, url: live.url }, other.url), false);
    // The first two rounds are warm-up.
    if (round < 2) continue;
    for (const [times, found] of [
      [published, shown],
      [killed, gone],
    ] as const) {
      for (const [name, ms] of found) times.set(name, [...(times.get(name) ?? []), ms]);
    }
  }
  isDone.resolve();
  const served = await load;
  for (const [what, times] of [
    ['published', published],
    ['killed', killed],
  ] as const) {
    for (const [name, ms] of times) {
      report.add(figure(`${what}, ${name}: p50`, [quantile(ms, 0.5), 'ms']));
      report.add(figure(`${what}, ${name}: p95`, [quantile(ms, 0.95), 'ms'], MARK_MS));
    }
  }
  const reached = served.requests / served.seconds;
  report.add(figureAtLeast('served meanwhile, of the rate that was wanted', [reached / rate, 'ratio'], 0.95));
  report.add(figure('served meanwhile', [reached, 'req/s']));
  report.add(figure('served meanwhile: p99', [served.p99, 'ms']));
  const failed = served.failures + served.requests - (served.statuses['200'] ?? 0);
  report.add(figure('answers other than 200, and lines that broke', [failed, ''], 0));

  async function ready(headline: string) {
    const word = newsroom.newWord();
    const story = await newsroom.begin('lan', {
      headline: `${headline} ${word} bên sông`,
      tags: [{ name: tag }],
    });
    await newsroom.approve(story.id);
    return { id: story.id as string, word, url: story.url as string | null };
  }

  function publish({ id }: { id: string }): Promise<{ url: string }> {
    return newsroom.act('thu', id, 'publish');
  }
} finally {
  await site.stop();
}
process.exit(report.exitCode());

type Surface = { readonly name: string; readonly has: () => Promise<boolean> };

/** The places where readers and machines find the story. Its own page has a URL once it is published. */
function surfacesOf({ word, url }: { word: string; url: string | null }, other: string): Surface[] {
  const today = new Date().toISOString().slice(0, 10);
  const number = /-(\d+)$/.exec(url ?? '')?.[1];
  const includesUpdate = (body: string) =>
    body.includes(word) || (number !== undefined && body.includes(`-${number}<`));
  const at = (
    name: string,
    address: string,
    has: (body: string, status: number) => boolean = includesUpdate,
  ): Surface => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    return {
      name,
      async has() {
        const [response] = (await once(get(site.url + address, { agent }), 'response')) as [IncomingMessage];
        return has(await text(response), response.statusCode ?? 0);
      },
    };
  };
  return [
    ...(url === null ? [] : [at('page', url, (_, status) => status === 200)]),
    at('home', '/'),
    at('section', '/the-gioi'),
    at('tag', '/chu-de/bien-doi-khi-hau'),
    at('feed', '/rss.xml'),
    at('sitemap', `/sitemap/${today}.xml`),
    // The page repeats the search term, so only the link counts.
    at('search', `/tim-kiem?q=${word}`, (body) => number !== undefined && body.includes(`-${number}"`)),
    at('related, on another page', other),
  ];
}

/** For each surface, the time of the first matching answer, from now. */
async function waitFor(surfaces: readonly Surface[], wanted: boolean): Promise<Map<string, number>> {
  const began = performance.now();
  const found = await Promise.all(
    surfaces.map(async ({ name, has }) => {
      while ((await has()) !== wanted) {
        if (performance.now() - began > GIVE_UP_MS) throw new Error(`${name} does not follow`);
        await new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL_MS));
      }
      return [name, performance.now() - began] as const;
    }),
  );
  return new Map(found);
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}
