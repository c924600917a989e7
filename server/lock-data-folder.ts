import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { removeEmptySecrets } from '#platform/auth/secret-file.ts';
import type { Role } from '#platform/process/env.ts';
import { withFileLock } from '#platform/process/file-lock.mjs';
import { isRunning, startTimeOf } from '#platform/process/processes.mjs';
import { StartProblem } from '#platform/process/start-problem.ts';

type FolderLock = { readonly pid: number; readonly startTime: string; readonly port: number };

/**
 * Locks a data folder with an embedded database to one site: each role of a running site holds a small lock
 * file. Processes of the same site share the folder.
 */
export async function lockDataFolder(
  dataDir: string,
  { roles, port }: { roles: ReadonlySet<Role>; port: number },
): Promise<{ release(): void }> {
  const own: FolderLock = { pid: process.pid, startTime: startTimeOf(process.pid), port };
  const files = [...roles].map((role) => fileOf(dataDir, role));
  // Under a file lock. Otherwise two processes could find the same stale lock, and the second would delete
  // the new lock of the first.
  await withFileLock(path.join(dataDir, 'run', 'turns'), {
    work() {
      requireUnlockedFolder(dataDir, roles);
      for (const file of files) replace(file, own);
      removeEmptySecrets(dataDir);
    },
  });
  return {
    release() {
      for (const file of files) rmSync(file, { force: true });
    },
  };
}

function replace(file: string, claim: FolderLock): void {
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  writeFileSync(file, JSON.stringify(claim));
}

/** Throws a `StartProblem` where a running site has locked this data folder for the same role. */
export function requireUnlockedFolder(dataDir: string, roles: ReadonlySet<Role>): void {
  for (const role of roles) {
    const claim = readLock(fileOf(dataDir, role));
    if (claim === null || claim.pid === process.pid) continue;
    if (isRunning(claim)) {
      throw new StartProblem(
        `The data folder ${dataDir} is in use by the newsroom on port ${claim.port}: stop it, or choose another DATA_DIR.`,
      );
    }
  }
}

function fileOf(dataDir: string, role: Role): string {
  return path.join(dataDir, 'run', 'site', role);
}

function readLock(file: string): FolderLock | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as FolderLock;
  } catch {
    // Missing, or truncated by a crash during the write: the folder is unlocked.
    return null;
  }
}
