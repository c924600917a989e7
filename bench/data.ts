import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { seedDemo } from '#usecases/seed/seed-demo.ts';
import { type Newsroom, openNewsroom } from '../scripts/newsroom/open-newsroom.ts';
import { DATA_MEASURES, PROGRAMS } from './programs.ts';
import { type Figure, reporter } from './support/figure.ts';
import { measurePublishing } from './support/measure-publishing.ts';
import { measureRelated } from './support/measure-related.ts';
import { measureSearch } from './support/measure-search.ts';
import { measureSearchAtDesk } from './support/measure-search-at-desk.ts';
import { measureSuggestions } from './support/measure-suggestions.ts';
import { fillWithStories } from './support/million-stories.ts';
import { benchOptions } from './support/options.ts';

/*
 * Database benchmarks at a million stories, with the product's own queries, in a separate database. With
 * `--data FOLDER` the database is created once and kept. bench/README.md explains it, with times and sizes.
 */

const MEASURES: Readonly<Record<(typeof DATA_MEASURES)[number], (newsroom: Newsroom) => Promise<Figure[]>>> =
  {
    search: measureSearch,
    suggestions: measureSuggestions,
    related: measureRelated,
    atdesk: measureSearchAtDesk,
    publishing: measurePublishing,
  };

const { stories: count, data: dataFolder, only, json } = benchOptions(PROGRAMS.data);
const report = reporter({ json });
const print = (words: string) => process.stderr.write(`${words}\n`);

const folder =
  dataFolder === null ? mkdtempSync(path.join(os.tmpdir(), 'toasoan-data-')) : path.resolve(dataFolder);
const note = path.join(folder, 'stories.json');
requireOwnFolder();
process.env.DATA_DIR = path.join(folder, 'data');
const newsroom = await openNewsroom();
try {
  if (!existsSync(note)) await fill(newsroom);
  for (const name of DATA_MEASURES) {
    if (only !== null && name !== only) continue;
    for (const figure of await MEASURES[name](newsroom)) report.add(figure);
  }
} finally {
  await newsroom.close();
  if (dataFolder === null) rmSync(folder, { recursive: true, force: true });
}
process.exit(report.exitCode());

/** Accepts a folder that this command has completed with the same number of stories, or an empty one. */
function requireOwnFolder(): void {
  mkdirSync(folder, { recursive: true });
  if (existsSync(note)) {
    const { stories } = JSON.parse(readFileSync(note, 'utf8')) as { stories: number };
    if (stories !== count)
      fail(`${folder} has ${stories} stories: name another folder, or --stories ${stories}.`);
  } else if (readdirSync(folder).length > 0) {
    fail(`${folder} holds something else, or a database that was not finished: empty it or name another.`);
  }
}

async function fill({ operator, ownerUrl, pool }: Newsroom): Promise<void> {
  const start = Date.now();
  await seedDemo(operator, { password: 'bench' });
  await fillWithStories(ownerUrl, count, { forReaders: true, inFull: true });
  const { rows } = await pool.query<{ bytes: string }>(
    'select pg_database_size(current_database()) as bytes',
  );
  const seconds = Math.round((Date.now() - start) / 1_000);
  writeFileSync(note, JSON.stringify({ stories: count, seconds, bytes: Number(rows[0]?.bytes) }));
  print(`${count} stories made in ${seconds} s, ${(Number(rows[0]?.bytes) / 1e9).toFixed(1)} GB`);
}

function fail(message: string): never {
  print(message);
  process.exit(1);
}
