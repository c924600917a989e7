import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');

// Such a program is read for a second or two, on a busy machine for many.
vi.setConfig({ testTimeout: 120_000 });

const run = (name: string, ...options: string[]) =>
  spawnSync(process.execPath, [path.join(root, 'scripts', 'bench.mjs'), name, ...options], {
    cwd: root,
    encoding: 'utf8',
    // No browser can be found there, nor one fetched.
    env: {
      ...process.env,
      CHROMIUM_PATH: '',
      PATH: '',
      PLAYWRIGHT_BROWSERS_PATH: path.join(tmpdir(), 'no-browsers'),
    },
  });

test.each([
  ['eval-related', '--tags'],
  ['eval-search', '--qrels'],
  ['eval-tags', '--every'],
])('%s says what it can be told, without a browser', (name, own) => {
  const helped = run(name, '--help');
  expect(helped).toMatchObject({ status: 0, stderr: '' });
  for (const option of [own, '--docs', '--qrels', '--json']) expect(helped.stdout).toContain(option);
});
