import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PROGRAMS } from '../../../bench/programs.ts';
import { answerBench } from '../../support/site/answer-bench.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** An environment in which no browser can be found or downloaded. */
const withoutBrowser = {
  ...process.env,
  CHROMIUM_PATH: '',
  PATH: '',
  PLAYWRIGHT_BROWSERS_PATH: path.join(tmpdir(), 'no-browsers'),
};

const runBench = (...typed: string[]) =>
  spawnSync(process.execPath, [path.join(root, 'scripts', 'bench.mjs'), ...typed], {
    cwd: root,
    encoding: 'utf8',
    env: withoutBrowser,
  });

test('the table of programs lists every program of the folder', () => {
  const files = readdirSync(path.join(root, 'bench')).filter((file) => file.endsWith('.ts'));
  expect(Object.keys(PROGRAMS).map((name) => `${name}.ts`)).toEqual(
    files.filter((file) => file !== 'programs.ts').toSorted(),
  );
});

test.each([
  ['eval-related', '--tags'],
  ['eval-search', '--qrels'],
  ['eval-tags', '--every'],
])('%s lists its options', (name, own) => {
  const helped = answerBench(name, '--help');
  for (const option of [own, '--docs', '--qrels', '--json']) expect(helped.stdout).toContain(option);
});

test('a program answers --help and an unknown option before it looks for a browser', () => {
  expect(runBench('reader', '--help')).toMatchObject({
    status: 0,
    stdout: answerBench('reader', '--help').stdout,
    stderr: '',
  });
  expect(runBench('reader', '--colour')).toMatchObject({
    status: 2,
    stdout: '',
    stderr: answerBench('reader', '--colour').stderr,
  });
});
