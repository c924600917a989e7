import { existsSync } from 'node:fs';
import { commandOf, parentOf } from '../platform/process/processes.mjs';

const POLL_MS = 500;

/**
 * Calls back when the `npm` that runs this script is gone. Killed, it tells nobody; and the shell that it puts between
 * keeps a signal to itself, so that the script would hold the port for ever.
 */
export function exitWithParent(callback) {
  if (!process.env.npm_lifecycle_event || !existsSync('/proc/self/stat')) return;
  const parent = process.ppid;
  const npm = commandOf(parent).includes('npm') && !isShell(parent) ? parent : parentOf(parent);
  if (!npm || npm === 1) return;
  const timer = setInterval(() => {
    if (existsSync(`/proc/${npm}`) && process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, POLL_MS);
  timer.unref();
}

function isShell(pid) {
  return /^\S*sh\0-c\0/.test(commandOf(pid));
}
