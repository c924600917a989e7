// No TypeScript: see processes.mjs.
import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning, startTimeOf } from './processes.mjs';

const POLL_MS = 200;

/**
 * Runs `work` under a file lock: no other process runs work with this folder at the same time. `whileWaiting`
 * is called once if the lock is taken. `work` gets a function that names a process which keeps the lock even
 * if this process is killed. Throws the abort reason of `signal`.
 *
 * The folder has numbered files, each with the processes that have that turn. The highest number is the lock,
 * for as long as one of its processes runs. A process acquires the lock by creating the next number, which
 * only one can do. Numbers are not reused. The lock of a killed process thus ends by itself, and no process
 * deletes a file that may belong to another.
 *
 * @template T
 * @param {string} folder
 * @param {{
 *   whileWaiting?: () => void,
 *   signal?: AbortSignal,
 *   work: (goesOnIn: (pid: number) => void) => T | Promise<T>,
 * }} input
 * @returns {Promise<T>}
 */
export async function withFileLock(folder, { whileWaiting, signal, work }) {
  mkdirSync(folder, { recursive: true });
  const turn = await acquire(folder, { whileWaiting, signal });
  const holders = [claimOf(process.pid)];
  try {
    return await work((pid) => {
      holders.push(claimOf(pid));
      publishClaims(folder, turn, holders);
    });
  } finally {
    // The file stays, without holders: its number must not be used again.
    publishClaims(folder, turn, []);
  }
}

async function acquire(folder, { whileWaiting, signal }) {
  for (let isReported = false; ; ) {
    const newest = newestIn(folder);
    if (isOver(folder, newest)) {
      if (make(folder, newest + 1)) return newest + 1;
      continue;
    }
    if (!isReported) whileWaiting?.();
    isReported = true;
    await sleep(POLL_MS, undefined, { signal });
  }
}

/** False if another process was faster. */
function make(folder, turn) {
  const draft = draftOf(folder, [claimOf(process.pid)]);
  try {
    linkSync(draft, fileOf(folder, turn));
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft);
  }
  // Another process may have looked earlier, and then created a number that had existed and was deleted.
  if (newestIn(folder) !== turn) {
    rmSync(fileOf(folder, turn));
    return false;
  }
  for (const older of turnsIn(folder)) if (older < turn) rmSync(fileOf(folder, older), { force: true });
  return true;
}

function isOver(folder, turn) {
  if (turn === 0) return true;
  try {
    return !JSON.parse(readFileSync(fileOf(folder, turn), 'utf8')).some(isRunning);
  } catch {
    // Deleted, so a newer one exists.
    return false;
  }
}

function publishClaims(folder, turn, holders) {
  renameSync(draftOf(folder, holders), fileOf(folder, turn));
}

/** Written to a draft first, so that other processes never read a partial file. */
function draftOf(folder, holders) {
  const draft = path.join(folder, `${process.pid}.draft`);
  writeFileSync(draft, JSON.stringify(holders));
  return draft;
}

function claimOf(pid) {
  return { pid, startTime: startTimeOf(pid) };
}

function newestIn(folder) {
  return Math.max(0, ...turnsIn(folder));
}

function turnsIn(folder) {
  return readdirSync(folder)
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function fileOf(folder, turn) {
  return path.join(folder, String(turn));
}
