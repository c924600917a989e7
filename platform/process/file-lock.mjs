// No TypeScript: see processes.mjs.
import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning, startTimeOf } from './processes.mjs';

const POLL_MS = 200;

/**
 * Does `work` while no other process does what goes by this folder; `whileWaiting` is called once where one does. `work` gets
 * a function to name a process that goes on with it even when this one is killed. Throws what `signal` is aborted with.
 *
 * The folder holds numbered files, each with the processes that have that turn; the highest counts, for as long as one of
 * them runs. A turn is taken by making the next number, which one alone can, and no number comes back: so a turn whose
 * processes were killed is over by itself, and nobody ever takes away a file that may be another's.
 *
 * @template T
 * @param {string} folder
 * @param {{ whileWaiting?: () => void, signal?: AbortSignal, work: (goesOnIn: (pid: number) => void) => T | Promise<T> }} input
 * @returns {Promise<T>}
 */
export async function withFileLock(folder, { whileWaiting, signal, work }) {
  mkdirSync(folder, { recursive: true });
  const turn = await acquire(folder, { whileWaiting, signal });
  const holders = [claimOf(process.pid)];
  try {
    return await work((pid) => {
      holders.push(claimOf(pid));
      say(folder, turn, holders);
    });
  } finally {
    // It stays, with nobody in it: its number must not be made again.
    say(folder, turn, []);
  }
}

async function acquire(folder, { whileWaiting, signal }) {
  for (let isTold = false; ; ) {
    const newest = newestIn(folder);
    if (isOver(folder, newest)) {
      if (make(folder, newest + 1)) return newest + 1;
      continue;
    }
    if (!isTold) whileWaiting?.();
    isTold = true;
    await sleep(POLL_MS, undefined, { signal });
  }
}

/** False where another was quicker. */
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
  // Whoever looked long ago may have made a number that had been there and was swept away.
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
    // Swept away: there is a newer one by now.
    return false;
  }
}

function say(folder, turn, holders) {
  renameSync(draftOf(folder, holders), fileOf(folder, turn));
}

/** Written beside, so that nobody ever reads half of it. */
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
