import { startSite } from '../tests/support/site/start-site.ts';
import { PROGRAMS } from './programs.ts';
import { figure, figureAtLeast, quantile, reporter } from './support/figure.ts';
import { benchOptions } from './support/options.ts';
import { type DeskUnderLoad, putDeskUnderLoad } from './support/put-desk-under-load.ts';
import { lowerEnvelope, trendOf } from './support/trend.ts';
import type { DeskWait } from './support/work-at-desk.ts';

/*
 * `npm run bench desk-under-load [-- --minutes 60 --rate 2000 --desk 50]`: errors, waiting times of the desk
 * and memory under a constant rate of reader requests. bench/README.md explains it.
 */
const { minutes, rate, desk, json } = benchOptions(PROGRAMS['desk-under-load']);
const floodSeconds = minutes * 60;
const report = reporter({ json });

const DESK_MARK_MS = 200;
const GROWTH_MARK_PERCENT = 10;
/** Share of due requests. The rest are cut off at the end of the run. */
const ANSWERED_MARK = 0.999;
const STRETCHES = 12;
const PAGES: readonly DeskWait[] = ['list', 'search', 'story'];
const ALL: readonly DeskWait[] = [...PAGES, 'room', 'acknowledgement', 'sign-in'];

const site = await startSite();
process.env.DATA_DIR = site.dataDir;
try {
  const aloneSeconds = Math.min(300, Math.max(30, floodSeconds / 4));
  const found = await putDeskUnderLoad({
    ...{ site, desk, rate, aloneSeconds, floodSeconds },
  });
  printReaders(found);
  printDesk(found);
  printProcessor(found);
  printMemory(found);
  for (const error of new Set(found.errors)) process.stderr.write(`${error}\n`);
} finally {
  await site.stop();
}
process.exit(report.exitCode());

function printReaders({ readers }: DeskUnderLoad): void {
  for (const [status, count] of Object.entries(readers.statuses).sort())
    report.add(figure(`readers: answers ${status}`, [count, '']));
  report.add(
    figureAtLeast(
      'readers: answers a second',
      [readers.requests / readers.seconds, '/s'],
      ANSWERED_MARK * rate,
    ),
  );
  report.add(figure('readers: due and never sent', [readers.unsent, '']));
  report.add(figure('readers: 5xx', [faultsIn(Object.entries(readers.statuses)), ''], 0));
  report.add(figure('readers: connections that broke', [readers.failures, ''], 0));
  // Latency counts from the moment a request was due, whether or not it could be sent then.
  for (const name of ['p50', 'p95', 'p99', 'worst'] as const)
    report.add(figure(`readers: ${name}`, [readers[name], 'ms']));
  report.add(figure('readers: lag of the asking program, p99', [readers.ownLag, 'ms']));
}

function printDesk({ waits, statuses, published, lost, errors, ownLag }: DeskUnderLoad): void {
  for (const [status, count] of [...statuses].sort(([a], [b]) => a - b))
    report.add(figure(`desk: answers ${status}`, [count, '']));
  report.add(figure('desk: 5xx, or no answer', [faultsIn(statuses), ''], 0));
  const together = (when: 'alone' | 'flooded', kinds: readonly DeskWait[]) =>
    kinds.flatMap((kind) => waits[when][kind]);
  for (const when of ['alone', 'flooded'] as const) {
    const pages = together(when, PAGES);
    const typed = waits[when].acknowledgement;
    const mark = when === 'flooded' ? DESK_MARK_MS : null;
    report.add(figure(`desk ${when}: pages`, [pages.length, '']));
    report.add(figure(`desk ${when}: pages p50`, [quantile(pages, 0.5), 'ms']));
    report.add(figure(`desk ${when}: pages p95`, [quantile(pages, 0.95), 'ms'], mark));
    report.add(figure(`desk ${when}: pages p99`, [quantile(pages, 0.99), 'ms']));
    report.add(figure(`desk ${when}: words typed`, [typed.length, '']));
    report.add(figure(`desk ${when}: acknowledged p95`, [quantile(typed, 0.95), 'ms'], mark));
    for (const kind of ALL.filter((one) => waits[when][one].length > 0))
      report.add(figure(`desk ${when}: ${kind} p95`, [quantile(waits[when][kind], 0.95), 'ms']));
  }
  const ratio = quantile(together('flooded', PAGES), 0.95) / quantile(together('alone', PAGES), 0.95);
  report.add(figure('desk: pages p95, flooded to alone', [ratio, '×']));
  report.add(figure('desk: lag of the program that plays it, p99', [ownLag, 'ms']));
  report.add(figure('stories published meanwhile', [published, '']));
  report.add(figure('acknowledged words lost or doubled', [lost.length, ''], 0));
  report.add(figure('desk: errors', [errors.length, ''], 0));
}

function printProcessor({ samples }: DeskUnderLoad): void {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last) return;
  const share = (last.cpuSeconds - first.cpuSeconds) / ((last.at - first.at) * 60);
  report.add(figure('processor of the server, of one core', [100 * share, '%']));
}

/** As in `npm run bench soak`: the lowest value in each twelfth of the second half counts. */
function printMemory({ samples }: DeskUnderLoad): void {
  const settled = samples.slice(Math.floor(samples.length / 2));
  const lowest = lowerEnvelope(
    settled.map(({ at, rss }) => ({ at: at / 60, value: rss })),
    STRETCHES,
  );
  const { slope, low, high } = trendOf(lowest);
  const level = lowest[0]?.value ?? Number.NaN;
  const hours = (lowest.at(-1)?.at ?? 0) - (lowest[0]?.at ?? 0);
  report.add(figure('resident memory: at the start', [samples[0]?.rss ?? Number.NaN, 'MB']));
  report.add(figure('resident memory: settled', [level, 'MB']));
  report.add(figure('resident memory: at the end', [samples.at(-1)?.rss ?? Number.NaN, 'MB']));
  report.add(figure('resident memory: most', [Math.max(...samples.map(({ rss }) => rss)), 'MB']));
  report.add(figure('resident memory: slope', [slope, 'MB/h']));
  report.add(figure('resident memory: slope at least (95 %)', [low, 'MB/h']));
  report.add(figure('resident memory: slope at most (95 %)', [high, 'MB/h']));
  report.add(
    figure('resident memory: growth in the half', [(100 * slope * hours) / level, '%'], GROWTH_MARK_PERCENT),
  );
}

function faultsIn(statuses: Iterable<readonly [string | number, number]>): number {
  return [...statuses]
    .filter(([status]) => Number(status) >= 500 || Number(status) === 0)
    .reduce((sum, [, count]) => sum + count, 0);
}
