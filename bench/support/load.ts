import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { Load, LoadResult } from './load-generator.ts';

/** Servers run on one core and load generators on the next. Nothing is pinned on a machine with one core. */
const SERVER_CORE = '0';
const CLIENT_CORE = '1';
const canPin = process.platform === 'linux' && os.cpus().length > 1;

/** Pins a process with all its threads to the servers' core. */
export function pinServer(pid: number): void {
  if (canPin) execFileSync('taskset', ['-a', '-c', '-p', SERVER_CORE, String(pid)], { stdio: 'ignore' });
}

/** The process that listens on the port of the site with this data folder. */
export function pidOfSite(dataDir: string): number {
  return JSON.parse(readFileSync(path.join(dataDir, 'run', 'site', 'web'), 'utf8')).pid;
}

/** Resident memory of a process, in MB. */
export function residentMb(pid: number): number {
  const kb = Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  return (kb * 1_024) / 1_000_000;
}

/**
 * Puts a load on a server from a separate process, optionally only `until` a promise settles. Returns the
 * result.
 */
export async function putLoad(load: Load, until?: Promise<unknown>): Promise<LoadResult> {
  const script = path.join(import.meta.dirname, 'load-generator.ts');
  const command = [process.execPath, '--disable-warning=ExperimentalWarning', script, JSON.stringify(load)];
  const [program = '', ...args] = canPin ? ['taskset', '-c', CLIENT_CORE, ...command] : command;
  const client = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  void until?.finally(() => client.stdin.end());
  return JSON.parse(await text(client.stdout)) as LoadResult;
}
