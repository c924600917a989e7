import { existsSync } from 'node:fs';
import { commandOf, parentOf } from '../platform/process/processes.mjs';

const POLL_MS = 500;

/**
 * Parent-death watchdog: calls back when the `npm` that runs this script has ended. A killed npm sends no
 * signal to its children, and the shell in between does not forward one. Without the watchdog the script
 * would keep the port in use.
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
