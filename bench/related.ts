import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { seedDemo } from '#usecases/seed/seed-demo.ts';
import { openNewsroom } from '../scripts/newsroom/open-newsroom.ts';
import { PROGRAMS } from './programs.ts';
import { reporter } from './support/figure.ts';
import { measureRelated } from './support/measure-related.ts';
import { fillWithStories } from './support/million-stories.ts';
import { benchOptions } from './support/options.ts';

/*
 * Related stories at a million stories, in a separate database. With `--data FOLDER` it is created once and
 * kept. bench/README.md explains it.
 */

const { stories: count, data: dataFolder, json } = benchOptions(PROGRAMS.related);
const folder =
  dataFolder === null ? mkdtempSync(path.join(os.tmpdir(), 'toasoan-related-')) : path.resolve(dataFolder);
const report = reporter({ json });

mkdirSync(folder, { recursive: true });
process.env.DATA_DIR = path.join(folder, 'data');
const isNew = !existsSync(process.env.DATA_DIR);
const newsroom = await openNewsroom();
try {
  if (isNew) {
    await seedDemo(newsroom.operator, { password: 'bench' });
    await fillWithStories(newsroom.ownerUrl, count, { forReaders: true });
  }
  for (const figure of await measureRelated(newsroom)) report.add(figure);
} finally {
  await newsroom.close();
  if (dataFolder === null) rmSync(folder, { recursive: true, force: true });
}
process.exit(report.exitCode());
