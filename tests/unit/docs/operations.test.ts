import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Pool } from 'pg';
import { expect, test } from 'vitest';
import { createIdleGate } from '#platform/concurrency/idle-gate.ts';
import type { PageCache } from '#platform/page-cache/page-cache.ts';
import { readEnv } from '#platform/process/env.ts';
import type { CollabServer } from '#server/collab/collab-server.ts';
import { createAdmissionControl } from '#server/http/admission.ts';
import { createMetrics } from '#server/http/metrics.ts';
import type { ViewCounter } from '#server/http/view-counter.ts';
import { findJobs } from '#server/worker/find-jobs.ts';
import type { Job } from '#server/worker/job.ts';
import { COMMANDS } from '../../../scripts/newsroom/commands.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const page = read('docs/OPERATIONS.md');

/** The rows of the table with this first heading, each a list of cells. */
function tableOf(head: string): string[][] {
  const lines = page.split('\n');
  const at = lines.findIndex((line) => line.startsWith(`| ${head} `));
  expect(at, `a table that begins with “${head}”`).toBeGreaterThan(-1);
  const below = lines.slice(at + 2);
  return below
    .slice(
      0,
      below.findIndex((line) => !line.startsWith('|')),
    )
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

const marked = (text: string) => [...text.matchAll(/`([^`\n]+)`/g)].map(([, word = '']) => word);
const sorted = (names: Iterable<string>) => [...new Set(names)].toSorted();

/** Variables of every process, and variables that the product sets for the framework. */
const NOT_OURS = ['NODE_ENV', 'NEXT_RUNTIME', 'NEXTAUTH_URL', 'INIT_CWD', 'PATH'];

/** The names of environment variables that the sources read. */
function namesThatAreRead(): string[] {
  const files = ['app', 'core', 'db', 'platform', 'server', 'usecases', 'scripts/newsroom'].flatMap(
    (folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file))
        .map((file) => path.join(folder, file)),
  );
  const asked = files.flatMap((file) =>
    [...read(file).matchAll(/\b(?:process\.env|io\.env|source)(?:\.|, ')([A-Z][A-Z_]+)\b/g)].map(
      ([, name = '']) => name,
    ),
  );
  const schema = [...read('platform/process/env.ts').matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(
    ([, name = '']) => name,
  );
  expect(schema.length).toBeGreaterThan(15);
  return sorted([...schema, ...asked]).filter((name) => !NOT_OURS.includes(name));
}

const settings = tableOf('name');
const traces = page.slice(page.indexOf('### Traces'));
const traceSettings = traces
  .slice(0, traces.indexOf('\n\n**'))
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').slice(1, -1));

test('every setting that the sources read is documented, and no other', () => {
  const exported = [...settings, ...traceSettings].flatMap(([names = '']) => marked(names));
  const inText = marked(page).flatMap((word) => word.match(/^[A-Z]+_[A-Z_]+(?==|$)/g) ?? []);
  const areRead = namesThatAreRead();
  expect(areRead.filter((name) => !exported.includes(name) && !inText.includes(name))).toEqual([]);
  expect(exported.filter((name) => !areRead.includes(name))).toEqual([]);
});

test('the documented default of each setting equals the default in the code', () => {
  const collector = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318' };
  let compared = 0;
  for (const [name = '', standard = ''] of [...settings, ...traceSettings]) {
    const value = /^(?:`([^`]+)`|(\d+))$/.exec(standard.trim());
    if (!value) continue;
    compared += 1;
    const documented = (value[1] ?? value[2] ?? '').replace('PORT', '3000');
    const [only = ''] = marked(name);
    expect(readEnv({ ...collector, [only]: documented }), only).toEqual(readEnv(collector));
  }
  expect(compared).toBeGreaterThan(12);
});

const noPages = { hits: 0, misses: 0, stale: 0, renders: 0, refused: 0, entries: 0, bytes: 0, maxBytes: 0 };

test('every Prometheus metric is documented, and no other', async () => {
  const metrics = createMetrics({
    pool: { totalCount: 1, waitingCount: 0, query: async () => ({ rows: [] }) } as unknown as Pool,
    readers: () => ({ open: 0, waiting: 0 }),
    admission: createAdmissionControl({
      ...{ isSignedIn: async () => false, isKnownBrowser: async () => false, isKnownToken: () => false },
      idleGate: createIdleGate(),
    }),
    connections: { open: () => 0, refused: () => 0 },
    pageCache: { stats: () => ({ ...noPages, answered: new Map() }) } as unknown as PageCache,
    collab: { stats: () => ({ rooms: 0, connections: 0 }) } as unknown as CollabServer,
    liveStreams: { count: () => 0 } as unknown as Parameters<typeof createMetrics>[0]['liveStreams'],
    views: {
      beacon: { outcomes: () => new Map() },
      stats: () => ({ waiting: 0, lost: 0 }),
    } as unknown as ViewCounter,
    readFrontAge: async () => ({ changedAt: null, isStale: false, now: new Date(0) }),
  });
  const exported = [...(await metrics.text()).matchAll(/^# HELP (toasoan_\w+)/gm)].map(
    ([, name = '']) => name,
  );
  expect(exported.length).toBeGreaterThan(20);
  const named = marked(page).flatMap((word) => word.match(/^toasoan_\w*[a-z](?=\{|$)/g) ?? []);
  expect(sorted(named.filter((name) => name !== 'toasoan_app'))).toEqual(sorted(exported));
});

test('every job is documented with its interval', async () => {
  const jobs = [...(await findJobs())].map(([name, job]) => [name, when(job)]);
  const exported = tableOf('job').map(([name = '', often = '']) => [marked(name)[0], often]);
  expect(exported.toSorted()).toEqual(jobs.toSorted());
});

function when({ everySeconds, gatherSeconds }: Job): string {
  const spelled = (seconds: number) =>
    seconds >= 3_600 ? `${seconds / 3_600} h` : seconds >= 60 ? `${seconds / 60} min` : `${seconds} s`;
  if (everySeconds) return spelled(everySeconds);
  return gatherSeconds ? `events, at most each ${spelled(gatherSeconds)}` : 'events';
}

test('every command in the documents exists with its options', () => {
  const input = ['README.md', 'docs/OPERATIONS.md', 'docs/API.md'].flatMap((file) =>
    [...read(file).matchAll(/npm run newsroom(?: --silent)? -- ([a-z][^\n`#>]*)/g)].map(([, typed = '']) =>
      typed.trim(),
    ),
  );
  expect(input.length).toBeGreaterThan(10);
  const wrong = input.filter((typed) => {
    const command = COMMANDS.toSorted((one, other) => other.name.length - one.name.length).find(
      ({ name }) => typed === name || typed.startsWith(`${name} `),
    );
    const options = [...typed.matchAll(/--([a-z]+)/g)].map(([, option]) => option);
    return (
      !command || options.some((option = '') => option !== 'json' && !(option in (command.options ?? {})))
    );
  });
  expect(wrong).toEqual([]);
});
