import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';

const program = path.resolve(import.meta.dirname, '../../support/processes/secret-process.ts');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'toasoan-secret-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a failed write leaves no partial secret', () => {
  // No file may grow by a byte, as on a full disk.
  const { status } = spawnSync('sh', [
    '-c',
    'ulimit -f 0; exec "$@"',
    'sh',
    process.execPath,
    program,
    '1',
    folder,
  ]);
  expect(status).toBe(1);
  expect(readdirSync(path.join(folder, 'secrets'))).toEqual([]);
});

test('of several concurrent first starts one creates the secret, and all get it', async () => {
  const folders = Array.from({ length: 20 }, (_, index) => path.join(folder, String(index)));
  for (const each of folders) mkdirSync(each);
  const six = Array.from({ length: 6 }, () =>
    spawn(process.execPath, [program, '6', ...folders], { stdio: ['ignore', 'pipe', 'inherit'] }),
  );
  const made = await Promise.all(six.map(({ stdout }) => text(stdout)));
  expect(new Set(made).size).toBe(1);
  expect(new Set(JSON.parse(made[0] ?? '')).size).toBe(folders.length);
  for (const each of folders) expect(readdirSync(path.join(each, 'secrets'))).toEqual(['auth-secret']);
});
