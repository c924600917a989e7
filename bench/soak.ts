import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '#tests/support/collab/collab.ts';
import { seeded } from '#tests/support/seeded.ts';
import { startSite } from '../tests/support/site/start-site.ts';
import { PROGRAMS } from './programs.ts';
import { figure, reporter } from './support/figure.ts';
import { benchOptions } from './support/options.ts';
import { type Sample, watchMemory } from './support/server-memory.ts';
import { beginStory, createJournalists, type Journalist } from './support/soak-newsroom.ts';
import type { SoakStory } from './support/soak-story.ts';
import { findMissing, type SoakCounts, writeForHours } from './support/soak-writer.ts';
import { lowerEnvelope, trendOf } from './support/trend.ts';

/*
 * Server memory while many people write for hours. Simulated writers join, write, lose the connection and
 * leave, in their own and in shared stories. All writers run in this process; the server is another. Memory
 * is only observed, without forced collections. bench/README.md explains the method and the limits.
 */

const { minutes, writers, seed, json } = benchOptions(PROGRAMS.soak);
const random = seeded(seed);
const report = reporter({ json });

/**
 * Only the second half counts. In the first half caches fill, and the numbers of stories and words settle.
 */
const STRETCHES = 12;
const SAMPLE_MS = Math.min(15_000, (minutes * 60_000) / 2 / STRETCHES / 5);
/** Writers in a shared story. */
const GROUP = 5;
const SHARED = 0.35;
const STORY_WORDS = 600;
const HEAP_MARK_MB_PER_HOUR = 5;
const GROWTH_MARK_PERCENT = 10;

const site = await startSite();
process.env.DATA_DIR = site.dataDir;
const watch = watchMemory(site);
/** All stories, each with a person who may read it. */
const stories = new Map<SoakStory, Journalist>();
const counts: SoakCounts = {
  ...{ sessions: 0, updates: 0, breaks: 0, crashes: 0, pages: 0 },
  ...{ lost: [], errors: [] },
};
try {
  const staff = await createJournalists(site, writers);
  const end = Date.now() + minutes * 60_000;
  const isOver = () => Date.now() >= end;
  const groups = Array.from({ length: Math.ceil(writers / GROUP) }, (_, index) =>
    storiesInTurn(staff.slice(index * GROUP, (index + 1) * GROUP)),
  );
  const writing = staff.map((person, index) => {
    const own = seeded(Math.floor(random() * 2 ** 32));
    const alone = storiesInTurn([person]);
    const together = groups[Math.floor(index / GROUP)] ?? alone;
    const chooseStory = () => (own() < SHARED ? together() : alone());
    return writeForHours({ ...person, url: site.url, random: own, chooseStory, counts, isOver });
  });
  const samples = await sampleUntil(isOver);
  await Promise.all(writing);
  await noteErrors(checkStories);
  const left = await watch();
  printSamples(samples, left.openArticles);
} finally {
  await site.stop();
}
process.exit(report.exitCode());

/** After all have left: the rooms are empty, and each story contains all acknowledged text. */
async function checkStories(): Promise<void> {
  const empty = () => until(async () => (await watch()).openArticles === 0, 'the rooms to be empty', 60_000);
  await noteErrors(empty);
  for (const [story, author] of stories) {
    await noteErrors(async () => {
      counts.lost.push(...(await findMissing({ ...author, url: site.url }, story)));
    });
  }
  await empty();
}

async function noteErrors(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    counts.errors.push((error as Error).message);
  }
}

/** The next story for these people. A new one begins after a few visits, so that stories stay bounded. */
function storiesInTurn(authors: readonly Journalist[]): () => Promise<SoakStory> {
  const [first] = authors;
  if (!first) throw new Error('a story has an author');
  let left = 0;
  let current: Promise<SoakStory> | null = null;
  return () => {
    if (current === null || left === 0) {
      left = (3 + Math.floor(random() * 4)) * authors.length;
      current = beginStory(site, authors, STORY_WORDS).then(
        (articleId) => {
          const story: SoakStory = { articleId, expected: new Set() };
          stories.set(story, first);
          return story;
        },
        (error: unknown) => {
          left = 0;
          throw error;
        },
      );
    }
    left -= 1;
    return current;
  };
}

async function sampleUntil(isOver: () => boolean): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (;;) {
    await noteErrors(async () => {
      samples.push(await watch());
    });
    const sample = samples.at(-1);
    if (sample) printProgress(sample);
    if (isOver()) return samples;
    await sleep(SAMPLE_MS);
  }
}

function printProgress(sample: Sample): void {
  process.stderr.write(
    `${sample.at.toFixed(1)} min: rss ${sample.rss.toFixed(1)}, heap ${sample.heap.toFixed(1)}, external ${sample.external.toFixed(1)} MB, ` +
      `${sample.openArticles} articles, ${sample.connections} connections, ${sample.cpuSeconds.toFixed(0)} s of processor, ` +
      `${counts.updates} changes, ${counts.errors.length} errors, ${counts.lost.length} lost\n`,
  );
}

function printSamples(samples: readonly Sample[], leftOpen: number): void {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last) return;
  const settled = samples.filter(({ at }) => at >= (first.at + last.at) / 2);
  for (const [name, read] of [
    ['heap in use', (sample: Sample) => sample.heap],
    ['external memory', (sample: Sample) => sample.external],
    ['resident memory', (sample: Sample) => sample.rss],
  ] as const) {
    const points = settled.map((sample) => ({ at: sample.at / 60, value: read(sample) }));
    const lowest = lowerEnvelope(points, STRETCHES);
    const { slope, low, high } = trendOf(lowest);
    const span = (lowest.at(-1)?.at ?? 0) - (lowest[0]?.at ?? 0);
    const level = lowest[0]?.value ?? Number.NaN;
    const isHeap = name === 'heap in use';
    report.add(figure(`${name}: at the start`, [read(first), 'MB']));
    report.add(figure(`${name}: settled, lowest of first twelfth`, [level, 'MB']));
    report.add(figure(`${name}: lowest of last twelfth`, [lowest.at(-1)?.value ?? Number.NaN, 'MB']));
    report.add(figure(`${name}: at the end`, [read(last), 'MB']));
    report.add(figure(`${name}: slope`, [slope, 'MB/h'], isHeap ? HEAP_MARK_MB_PER_HOUR : null));
    report.add(figure(`${name}: slope at least (95 %)`, [low, 'MB/h']));
    report.add(figure(`${name}: slope at most (95 %)`, [high, 'MB/h']));
    report.add(
      figure(`${name}: growth in the half`, [(100 * slope * span) / level, '%'], GROWTH_MARK_PERCENT),
    );
  }
  const cpu = (last.cpuSeconds - first.cpuSeconds) / ((last.at - first.at) * 60);
  const openAtOnce = settled.reduce((sum, { openArticles }) => sum + openArticles, 0) / settled.length;
  report.add(figure('processor of the server, of one core', [100 * cpu, '%']));
  report.add(figure('open articles on average', [openAtOnce, '']));
  report.add(figure('open articles after everybody left', [leftOpen, ''], 0));
  report.add(figure('stories', [stories.size, '']));
  report.add(figure('visits', [counts.sessions, '']));
  report.add(figure('changes written', [counts.updates, '']));
  report.add(figure('lines lost and found', [counts.breaks, '']));
  report.add(figure('browsers that died', [counts.crashes, '']));
  report.add(figure('pages fetched', [counts.pages, '']));
  report.add(figure('acknowledged words lost or doubled', [counts.lost.length, ''], 0));
  report.add(figure('errors', [counts.errors.length, ''], 0));
  for (const error of new Set(counts.errors)) process.stderr.write(`${error}\n`);
}
