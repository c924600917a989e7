import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { overBudget } from '../../../scripts/cpu-time.mjs';

const root = path.resolve(import.meta.dirname, '../../..');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'toasoan-report-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the report names failed tests, failed hooks, unreadable files and unhandled rejections', () => {
  const vitest = `import { afterAll, describe, expect, test } from '${path.join(root, 'node_modules/vitest/dist/index.js')}';\n`;
  writeFileSync(
    path.join(folder, 'some.test.mjs'),
    `${vitest}
    test('is good', () => {});
    test('is bad', () => expect(1).toBe(2));
    test('is other', () => expect({ kept: 1, lost: ['word'] }).toEqual({ kept: 1, lost: [] }));
    test('lets go', async () => {
      void Promise.reject(new Error('never handled'));
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
  const reported = failed.map(({ what, why }: { what: string; why: string }) => [
    what.replaceAll(/\S*\//g, ''),
    why.split('\n')[0],
  ]);
  expect(reported.sort()).toEqual([
    ['other.test.mjs > the file', expect.stringContaining('not-there.mjs')],
    ['some.test.mjs > a group', 'Error: not put away'],
    ['some.test.mjs > is bad', expect.stringContaining('expected 1 to be 2')],
    ['some.test.mjs > is other', expect.stringContaining('to deeply equal')],
    ['uncaught in some.test.mjs > lets go', 'Error: never handled'],
  ]);
  const other = failed.find(({ what }: { what: string }) => what.endsWith('is other'));
  expect(other.why.split('\n').slice(1, 5)).toEqual([
    '-   "lost": [],',
    '+   "lost": [',
    '+     "word",',
    '+   ],',
  ]);
});

describe('the budget of CPU seconds', () => {
  const budget = { total: 100, file: 15, test: 5, allowed: { 'listed.test.ts': 40 } };
  const used = (file: string, cpuSeconds: number, ...tests: number[]) => ({
    ...{ file, cpuSeconds },
    tests: tests.map((each, at) => ({ name: `test ${at}`, cpuSeconds: each })),
  });
  /** The rest of the run, without a budget of its own. */
  const rest = (cpuSeconds: number) => ({ ...used('rest.test.ts', cpuSeconds), tests: [] });
  const overIn = (seconds: number, ...files: ReturnType<typeof used>[]) => {
    const others = files.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);
    return overBudget([...files, rest(seconds - others)], {
      ...budget,
      allowed: { ...budget.allowed, 'rest.test.ts': Number.POSITIVE_INFINITY },
    }).map(({ what }: { what: string }) => what);
  };
  const over = (...files: ReturnType<typeof used>[]) => overIn(budget.total, ...files);

  test('a file and a test may use up to their limits and the tolerance of a half', () => {
    expect(over(used('a.test.ts', 22.5, 7.5, 7.5))).toEqual([]);
    expect(over(used('a.test.ts', 22.6, 7.6))).toEqual(['a.test.ts']);
    expect(over(used('a.test.ts', 9, 3, 7.6))).toEqual(['a.test.ts > test 1']);
  });

  test('a listed file may use its own limit, and must leave the list well below half of the common budgets', () => {
    expect(over(used('listed.test.ts', 60, 30))).toEqual([]);
    expect(over(used('listed.test.ts', 60.1, 30))).toEqual(['listed.test.ts']);
    expect(over(used('listed.test.ts', 4.9, 1.6, 1.6))).toEqual(['listed.test.ts']);
    expect(over(used('listed.test.ts', 5, 1.6))).toEqual([]);
    expect(over(used('listed.test.ts', 4.9, 1.7))).toEqual([]);
  });

  test('on a machine that needs three times as long, all limits are three times as high', () => {
    expect(overIn(300, used('a.test.ts', 67.5, 22.5), used('listed.test.ts', 180))).toEqual([]);
    expect(overIn(300, used('a.test.ts', 68, 22))).toEqual(['a.test.ts']);
    expect(overIn(300, used('a.test.ts', 67, 23))).toEqual(['a.test.ts > test 0']);
  });

  test('an unmeasured file passes', () => {
    expect(over(used('listed.test.ts', 0), used('a.test.ts', 0, 0))).toEqual([]);
  });
});
