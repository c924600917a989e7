import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'toasoan-report-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('all that makes a run fail is told: tests, what is around them, files that cannot be read, and what nobody caught', () => {
  const vitest = `import { afterAll, describe, expect, test } from '${path.join(root, 'node_modules/vitest/dist/index.js')}';\n`;
  writeFileSync(
    path.join(folder, 'some.test.mjs'),
    `${vitest}
    test('is good', () => {});
    test('is bad', () => expect(1).toBe(2));
    test('is other', () => expect({ kept: 1, lost: ['word'] }).toEqual({ kept: 1, lost: [] }));
    test('lets go', async () => {
      void Promise.reject(new Error('nobody heard'));
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
    describe('a group', () => {
      afterAll(() => { throw new Error('not put away'); });
      test('is good too', () => {});
    });`,
  );
  writeFileSync(path.join(folder, 'other.test.mjs'), `import './not-there.mjs';`);
  const report = path.join(folder, 'report.json');
  const { status } = spawnSync(
    process.execPath,
    [
      path.join(root, 'node_modules/vitest/vitest.mjs'),
      ...['run', `--root=${folder}`],
      `--reporter=${path.join(root, 'scripts/report-tests.mjs')}`,
    ],
    { env: { ...process.env, TEST_REPORT: report }, encoding: 'utf8' },
  );
  expect(status).toBe(1);
  const { passed, failed } = JSON.parse(readFileSync(report, 'utf8'));
  expect(passed).toBe(3);
  const told = failed.map(({ what, why }: { what: string; why: string }) => [
    what.replaceAll(/\S*\//g, ''),
    why.split('\n')[0],
  ]);
  expect(told.sort()).toEqual([
    ['other.test.mjs > the file', expect.stringContaining('not-there.mjs')],
    ['some.test.mjs > a group', 'Error: not put away'],
    ['some.test.mjs > is bad', expect.stringContaining('expected 1 to be 2')],
    ['some.test.mjs > is other', expect.stringContaining('to deeply equal')],
    ['uncaught in some.test.mjs > lets go', 'Error: nobody heard'],
  ]);
  const other = failed.find(({ what }: { what: string }) => what.endsWith('is other'));
  expect(other.why.split('\n').slice(1, 5)).toEqual([
    '-   "lost": [],',
    '+   "lost": [',
    '+     "word",',
    '+   ],',
  ]);
});
