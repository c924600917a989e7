import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Role } from '#platform/process/env.ts';
import { startTimeOf } from '#platform/process/processes.mjs';
import { lockDataFolder, requireUnlockedFolder } from '#server/lock-data-folder.ts';

const ALL = new Set<Role>(['web', 'collab', 'worker']);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'claim-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Writes the lock of another process. */
function claimedBy(pid: number, startTime: string, dataDir = folder): void {
  mkdirSync(path.join(dataDir, 'run', 'site'), { recursive: true });
  for (const role of ALL) {
    writeFileSync(path.join(dataDir, 'run', 'site', role), JSON.stringify({ pid, startTime, port: 4321 }));
  }
}

test('a second site on the same data folder is refused with a sentence that names the first', async () => {
  const other = spawn('sleep', ['30']);
  try {
    claimedBy(other.pid ?? 0, startTimeOf(other.pid ?? 0));
    expect(() => requireUnlockedFolder(folder, ALL)).toThrow(/in use by the newsroom on port 4321/);
    await expect(lockDataFolder(folder, { roles: ALL, port: 5000 })).rejects.toThrow(/port 4321/);
    rmSync(path.join(folder, 'run', 'site', 'worker'));
    expect(() => requireUnlockedFolder(folder, new Set<Role>(['worker']))).not.toThrow();
  } finally {
    other.kill('SIGKILL');
  }
});

test('the lock of a killed site is stale, even if its pid is used again', async () => {
  claimedBy(999_999_999, '1');
  expect(() => requireUnlockedFolder(folder, ALL)).not.toThrow();
  claimedBy(process.ppid, 'a start long ago');
  await lockDataFolder(folder, { roles: ALL, port: 5000 });
});

test('a truncated lock is stale, and a released one is gone', async () => {
  const claim = await lockDataFolder(folder, { roles: ALL, port: 4000 });
  writeFileSync(path.join(folder, 'run', 'site', 'web'), '{"pid":');
  expect(() => requireUnlockedFolder(folder, ALL)).not.toThrow();
  claim.release();
  expect(() => requireUnlockedFolder(folder, ALL)).not.toThrow();
});

test('locking the folder removes empty secret files and keeps the others', async () => {
  const secrets = path.join(folder, 'secrets');
  mkdirSync(secrets);
  writeFileSync(path.join(secrets, 'auth-secret'), 'kept');
  writeFileSync(path.join(secrets, 'demo-password'), '');
  await lockDataFolder(folder, { roles: ALL, port: 4000 });
  expect(readdirSync(secrets)).toEqual(['auth-secret']);
});

test('of several starts with a stale lock exactly one gets each folder', async () => {
  const starts = 3;
  const folders = Array.from({ length: 20 }, (_, index) => path.join(folder, String(index)));
  for (const each of folders) claimedBy(999_999_999, '1', each);
  const program = path.resolve(import.meta.dirname, '../../support/processes/claiming-process.ts');
  const running = Array.from({ length: starts }, () =>
    spawn(process.execPath, [program, String(starts), ...folders], { stdio: ['ignore', 'pipe', 'inherit'] }),
  );
  try {
    const claimed = await Promise.all(
      running.map(async (each) => JSON.parse(String((await once(each.stdout, 'data'))[0])) as string[]),
    );
    expect(claimed.flat().sort()).toEqual(folders.toSorted());
  } finally {
    for (const each of running) each.kill('SIGKILL');
  }
});
