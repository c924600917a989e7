import { sql } from 'drizzle-orm';
import { hourOf } from '#core/page-views/decay.ts';
import { createViewBatch } from '#platform/view-counter/view-batch.ts';
import { startSite } from '#tests/support/site/start-site.ts';
import { openNewsroom } from '#tests/support/workflow/open-newsroom.ts';
import { countViews } from '#usecases/page-views/count-views.ts';
import { rankMostRead } from '#usecases/page-views/rank-most-read.ts';
import { PROGRAMS } from './programs.ts';
import { figure, figureAtLeast, quantile, reporter } from './support/figure.ts';
import { pidOfSite, pinServer, putLoad } from './support/load.ts';
import type { LoadResult } from './support/load-generator.ts';
import { fillWithStories } from './support/million-stories.ts';
import { benchOptions } from './support/options.ts';

/*
 * The cost of counting page views: a story page with and without a beacon for each request, on one core. Also
 * counting in memory, writes in batches and one by one, ranking the lists, and the pages with them.
 * bench/README.md explains it.
 */

const { stories, rounds, seconds, json } = benchOptions(PROGRAMS.reads);

const CONNECTIONS = 64;
/** Different stories in one batch, as many as readers of a large site view in five seconds. */
const BATCH = 20_000;
/** Hours of the window in which each of those stories was viewed. */
const HOURS = 24;
const RANKS = 10;
const IN_MEMORY = 2_000_000;

const report = reporter({ json });
const print = (words: string) => process.stderr.write(`${words}\n`);

const site = await startSite();
const newsroom = await openNewsroom(site.dataDir);
try {
  measureMemory();
  await measureRequests();
  if (stories > 0) {
    const { connectionString } = newsroom;
    const began = Date.now();
    await fillWithStories(connectionString, stories, { forReaders: true });
    print(`${stories} stories made in ${Math.round((Date.now() - began) / 1_000)} s`);
  }
  await measureWrites();
  await measureRanks();
} finally {
  await newsroom.close();
  await site.stop();
}
process.exit(report.exitCode());

/** All that a counted view touches. */
function measureMemory(): void {
  const batch = createViewBatch({ mostEntries: 50_000 });
  const hour = hourOf(new Date()).getTime();
  const began = performance.now();
  for (let read = 0; read < IN_MEMORY; read += 1) batch.add(1 + (read % BATCH), hour);
  const ns = ((performance.now() - began) * 1e6) / IN_MEMORY;
  report.add(figure('a read added to the batch', [ns, 'ns']));
}

/** Alternates between pages alone and pages with a beacon each, as if every reader stayed. */
async function measureRequests(): Promise<void> {
  pinServer(pidOfSite(site.dataDir));
  const html = await (await fetch(`${site.url}/the-gioi`)).text();
  const [, story, number] = /href="(\/the-gioi\/[a-z0-9-]+-(\d+))"/.exec(html) ?? [];
  if (story === undefined) throw new Error('The section has no story.');
  const load = (paths: readonly string[]) =>
    putLoad({ url: site.url, paths, connections: CONNECTIONS, seconds });
  const withView = [story, `POST /doc/${number}`];
  await load([story]);
  await load(withView);
  const pairs: [LoadResult, LoadResult][] = [];
  for (let round = 0; round < rounds; round += 1) pairs.push([await load([story]), await load(withView)]);
  const middle = (of: (pair: [LoadResult, LoadResult]) => number) => quantile(pairs.map(of), 0.5);
  const rate = ({ requests, seconds: took }: LoadResult) => requests / took;
  const alone = middle(([pages]) => rate(pages));
  const both = middle(([, pagesAndReads]) => rate(pagesAndReads));
  report.add(figure('pages alone', [alone, 'req/s']));
  report.add(figure('pages and as many reads', [both, 'req/s']));
  const microseconds = 2e6 / both - 1e6 / alone;
  report.add(figure('a page view, relative to a page', [(microseconds * alone) / 1e6, 'ratio']));
  report.add(figure('a page view', [microseconds, 'µs']));
  const p99 = middle(([pages, pagesAndReads]) => pagesAndReads.p99 / pages.p99);
  report.add(figure('p99 with reads over p99 of pages alone', [p99, 'ratio'], 2));
}

/** Views written per second: in batches of one statement, and one by one. */
async function measureWrites(): Promise<void> {
  const { ctx } = newsroom;
  const { rows } = await ctx.db.execute<{ number: number }>(
    sql`select number::float8 as number from public_articles order by number desc limit ${BATCH}`,
  );
  const numbers = rows.map(({ number }) => number);
  const now = hourOf(new Date()).getTime();
  const times: number[] = [];
  for (let ago = 0; ago < HOURS; ago += 1) {
    const hour = new Date(now - ago * 3_600_000);
    const batch = numbers.map((number, index) => ({ number, hour, views: 1 + (index % 90) }));
    const began = performance.now();
    await countViews(ctx, batch);
    times.push(performance.now() - began);
  }
  const again: number[] = [];
  for (let time = 0; time < 5; time += 1) {
    const began = performance.now();
    await countViews(
      ctx,
      numbers.map((number) => ({ number, hour: new Date(now), views: 1 })),
    );
    again.push(performance.now() - began);
  }
  const perSecond = (numbers.length * 1_000) / quantile(again, 0.5);
  report.add(figure(`stories of a batch that are new, of ${numbers.length}`, [quantile(times, 0.5), 'ms']));
  report.add(figure('… that are counted already', [quantile(again, 0.5), 'ms']));
  report.add(figure('stories written in a second, in batches', [perSecond, '1/s']));
  const some = numbers.slice(0, 300);
  const began = performance.now();
  for (const number of some) await countViews(ctx, [{ number, hour: new Date(now), views: 1 }]);
  const oneByOne = (some.length * 1_000) / (performance.now() - began);
  report.add(figure('… one by one', [oneByOne, '1/s']));
  report.add(figureAtLeast('batches over one by one', [perSecond / oneByOne, 'ratio'], 10));
}

/** Ranks the lists of all sections, with a day of views for each story of a batch. */
async function measureRanks(): Promise<void> {
  const { ctx } = newsroom;
  const [counted] = (
    await ctx.db.execute<{ rows: number }>(sql`select count(*)::integer as rows from article_reads`)
  ).rows;
  const times: number[] = [];
  for (let time = 0; time < RANKS; time += 1) {
    const began = performance.now();
    await rankMostRead(ctx);
    times.push(performance.now() - began);
  }
  report.add(figure(`the lists from ${counted?.rows} hours of reads, p50`, [quantile(times, 0.5), 'ms']));
  report.add(
    figure('… of the minute after which they are made again', [quantile(times, 0.5) / 60_000, 'ratio'], 0.05),
  );
}
