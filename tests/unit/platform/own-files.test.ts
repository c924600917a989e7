import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openDataFolder } from '#platform/postgres/cluster.ts';
import { warnOfOpenFolders } from '#platform/process/warn-of-open-folders.ts';
import { folderStorage } from '#platform/storage/storage.ts';

let home: string;
let umask: number;
beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'toasoan-own-'));
  // The umask of an operator's shell, so that the modes are those that the code sets.
  umask = process.umask(0o022);
});
afterEach(() => {
  process.umask(umask);
  rmSync(home, { recursive: true, force: true });
});

const modeOf = (file: string) => (statSync(file).mode & 0o777).toString(8);

test('the data folder and its contents are accessible only to the user of the process', async () => {
  const dataDir = openDataFolder(path.join(home, 'new', 'data'));
  expect(modeOf(dataDir)).toBe('700');
  await folderStorage(path.join(dataDir, 'files')).put('media/1/320.webp', new Uint8Array([1]));
  const modes = readdirSync(dataDir, { recursive: true, withFileTypes: true }).map((entry) => [
    entry.isDirectory() ? 'folder' : 'file',
    modeOf(path.join(entry.parentPath, entry.name)),
  ]);
  expect(modes).toEqual([
    ['folder', '700'],
    ['folder', '700'],
    ['folder', '700'],
    ['file', '600'],
  ]);
});

test('a start warns about readable parts of an existing data folder, and changes no mode', () => {
  const dataDir = path.join(home, 'data');
  for (const folder of ['', 'files', 'secrets', 'mail'])
    mkdirSync(path.join(dataDir, folder), { mode: 0o755 });
  chmodSync(path.join(dataDir, 'mail'), 0o700);
  writeFileSync(path.join(dataDir, 'secrets', 'auth-secret'), 'x', { mode: 0o644 });
  const warn = vi.fn();
  warnOfOpenFolders(dataDir, { warn });
  const [{ open }, words] = warn.mock.calls[0] ?? [{}, ''];
  expect(words).toBe('other users can read the data folder');
  expect(open.toSorted((a: { path: string }, b: { path: string }) => a.path.localeCompare(b.path))).toEqual([
    { path: dataDir, mode: '755' },
    { path: path.join(dataDir, 'files'), mode: '755' },
    { path: path.join(dataDir, 'secrets'), mode: '755' },
    { path: path.join(dataDir, 'secrets', 'auth-secret'), mode: '644' },
  ]);
  expect(modeOf(dataDir)).toBe('755');

  warn.mockClear();
  chmodSync(dataDir, 0o700);
  warnOfOpenFolders(dataDir, { warn });
  expect(warn).not.toHaveBeenCalled();
});
