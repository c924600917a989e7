import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Role } from '#platform/env.ts';
import { sweepEmptySecrets } from '#platform/kept-secret.ts';
import { oneAtATime } from '#platform/one-at-a-time.mjs';
import { isRunning, startTimeOf } from '#platform/processes.mjs';
import { StartProblem } from '#platform/start-problem.ts';

type Claim = { readonly pid: number; readonly startTime: string; readonly port: number };

/**
 * Keeps a data folder with its own database to one site: each role of a running site holds a small file in it.
 * Processes of different roles may share a folder, and the command line needs no claim. A claim whose process is
 * gone, however it ended, counts for nothing, and a secret of which a full disk kept nothing is none. Throws a `StartProblem` that names the port of the site in the way.
 */
export async function claimDataFolder(
  dataDir: string,
  { roles, port }: { roles: ReadonlySet<Role>; port: number },
): Promise<{ release(): void }> {
  const own: Claim = { pid: process.pid, startTime: startTimeOf(process.pid), port };
  const files = [...roles].map((role) => fileOf(dataDir, role));
  // In turn, or of two that find the same old claim the second takes away the new one of the first.
  await oneAtATime(path.join(dataDir, 'run', 'turns'), {
    work() {
      demandFreeFolder(dataDir, roles);
      for (const file of files) replace(file, own);
      sweepEmptySecrets(dataDir);
    },
  });
  return {
    release() {
      for (const file of files) rmSync(file, { force: true });
    },
  };
}

function replace(file: string, claim: Claim): void {
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  writeFileSync(file, JSON.stringify(claim));
}

/** Throws a `StartProblem` where a running site has this data folder in the same role. */
export function demandFreeFolder(dataDir: string, roles: ReadonlySet<Role>): void {
  for (const role of roles) {
    const claim = readClaim(fileOf(dataDir, role));
    if (claim === null || claim.pid === process.pid) continue;
    if (isRunning(claim)) {
      throw new StartProblem(
        `The data folder ${dataDir} is in use by the newsroom on port ${claim.port}: stop that one, or choose another DATA_DIR.`,
      );
    }
  }
}

function fileOf(dataDir: string, role: Role): string {
  return path.join(dataDir, 'run', 'site', role);
}

function readClaim(file: string): Claim | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Claim;
  } catch {
    // Not there, or cut off by a crash in the middle of its writing: nobody's.
    return null;
  }
}
