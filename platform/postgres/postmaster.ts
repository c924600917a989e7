import { readdirSync, readFileSync, readlinkSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { isAlive } from '../process/processes.mjs';

/** What postmaster.pid says about the server that wrote it; the file may be older than that server's death. */
export type Postmaster = { pid: number; port: number; socketFolder: string };

export function readPostmaster(cluster: string): Postmaster | null {
  const text = readLockFile(cluster);
  if (text === null) return null;
  const [pid, , , port, socketFolder] = text.split('\n');
  return { pid: Number(pid), port: Number(port) || 5432, socketFolder: socketFolder ?? '' };
}

/** Whether the process with this number is a PostgreSQL of this very cluster, and not a later process with its number. */
export function isServing(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  // Without /proc only a connection can tell; the caller makes one and compares the data folder.
  return process.platform === 'linux' ? worksIn(String(pid), cluster) : true;
}

/** Servers' children that outlived a killed postmaster: they hold the shared memory until they notice. */
export function findOrphans(cluster: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && worksIn(entry, cluster))
    .map(Number);
}

/**
 * Takes away a lock file that names a living process which is not our server: PostgreSQL itself would believe it.
 * Moved aside first and looked at again, so that a lock written in the meantime by another start is put back.
 */
export function clearStaleLock(cluster: string, stale: Postmaster): void {
  const lock = path.join(cluster, 'postmaster.pid');
  const aside = `${lock}.stale-${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  const pid = Number(readFileSync(aside, 'utf8').split('\n')[0]);
  if (pid === stale.pid) rmSync(aside, { force: true });
  else renameSync(aside, lock);
}

function readLockFile(cluster: string): string | null {
  try {
    const text = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8');
    return text.trim() ? text : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function worksIn(pid: string, cluster: string): boolean {
  try {
    const here = statSync(`/proc/${pid}/cwd`);
    const there = statSync(cluster);
    if (here.ino !== there.ino || here.dev !== there.dev) return false;
    return path.basename(readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, '')) === 'postgres';
  } catch {
    return false;
  }
}
