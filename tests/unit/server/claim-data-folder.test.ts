import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Role } from '#platform/env.ts';
import { startTimeOf } from '#platform/postgres/postmaster.ts';
import { claimDataFolder, demandFreeFolder } from '#server/claim-data-folder.ts';

const ALL = new Set<Role>(['web', 'collab', 'worker']);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'claim-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Puts another process's claim in place of ours. */
function claimedBy(pid: number, startTime: string): void {
  claimDataFolder(folder, { roles: ALL, port: 4000 });
  writeFileSync(path.join(folder, 'run', 'site', 'web'), JSON.stringify({ pid, startTime, port: 4321 }));
}

test('a second site on the same data folder is refused by a sentence that names the first', async () => {
  const other = spawn('sleep', ['30']);
  try {
    claimedBy(other.pid ?? 0, startTimeOf(other.pid ?? 0));
    expect(() => demandFreeFolder(folder, ALL)).toThrow(/in use by the newsroom on port 4321/);
    expect(() => claimDataFolder(folder, { roles: ALL, port: 5000 })).toThrow(/port 4321/);
    expect(() => demandFreeFolder(folder, new Set<Role>(['worker']))).not.toThrow();
  } finally {
    other.kill('SIGKILL');
  }
});

test('a site that was killed leaves its folder free, even if its number has gone to another process', () => {
  claimedBy(999_999_999, '1');
  expect(() => demandFreeFolder(folder, ALL)).not.toThrow();
  claimedBy(process.ppid, 'a start long ago');
  expect(() => claimDataFolder(folder, { roles: ALL, port: 5000 })).not.toThrow();
});

test('a claim that a crash cut off in the middle is nobody’s, and a released one is gone', () => {
  const claim = claimDataFolder(folder, { roles: ALL, port: 4000 });
  writeFileSync(path.join(folder, 'run', 'site', 'web'), '{"pid":');
  expect(() => demandFreeFolder(folder, ALL)).not.toThrow();
  claim.release();
  expect(() => demandFreeFolder(folder, ALL)).not.toThrow();
});
