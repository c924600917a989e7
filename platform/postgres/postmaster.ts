import {
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { isAlive, isRunning, startTimeOf } from '../process/processes.mjs';

/** The contents of postmaster.pid. The file may be left over from a dead server. */
export type Postmaster = { pid: number; port: number; socketFolder: string };

export function readPostmaster(cluster: string): Postmaster | null {
  const text = readLockFile(cluster);
  if (text === null) return null;
  const [pid, , , port, socketFolder] = text.split('\n');
  return { pid: Number(pid), port: Number(port) || 5432, socketFolder: socketFolder ?? '' };
}

/**
 * Whether this process id is a PostgreSQL server of this cluster, and not a later process with the same id.
 */
export function isServing(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  // Without /proc only a connection can show that. The caller connects and compares the data folder.
  return process.platform === 'linux' ? worksIn(String(pid), cluster) : true;
}

/** Child processes that outlived a killed postmaster. They hold the shared memory until they notice. */
export function findOrphans(cluster: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && worksIn(entry, cluster))
    .map(Number);
}

/**
 * Removes a lock file that names a living process which is not our server, because PostgreSQL would trust it.
 * The file is renamed and checked again, so that a new lock of a concurrent start is restored.
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

let entered = 0;

/**
 * Registers this process as a user of the embedded server, in one small file each. The last user stops the
 * server, and no process stops it while another uses it.
 */
export function registerUserProcess(dataDir: string): { leave(): { last: boolean } } {
  const folder = path.join(dataDir, 'run', 'postgres');
  mkdirSync(folder, { recursive: true });
  entered += 1;
  const own = path.join(folder, `${process.pid}-${entered}`);
  writeFileSync(own, startTimeOf(process.pid));
  return {
    leave() {
      rmSync(own, { force: true });
      return { last: otherUsers(folder).length === 0 };
    },
  };
}

function otherUsers(folder: string): string[] {
  return readdirSync(folder).filter((name) => {
    const file = path.join(folder, name);
    const pid = Number.parseInt(name, 10);
    try {
      if (isRunning({ pid, startTime: readFileSync(file, 'utf8') })) return true;
    } catch {
      return false;
    }
    rmSync(file, { force: true });
    return false;
  });
}
