// Process information from /proc; nothing on systems without it. JavaScript, because the scripts that import
// it run on any Node from 20 on, without type stripping.
import { readFileSync } from 'node:fs';

export function commandOf(pid) {
  return read(`/proc/${pid}/cmdline`);
}

export function parentOf(pid) {
  return Number(afterName(pid)[1]) || null;
}

/** The start time of a process, in clock ticks since boot. Together with the process id it is unique. */
export function startTimeOf(pid) {
  return afterName(pid)[19] ?? '';
}

/** Whether a process with this id exists. A zombie that its parent has not reaped does not count. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  return afterName(pid)[0] !== 'Z';
}

/** Whether this very process still runs. */
export function isRunning({ pid, startTime }) {
  return isAlive(pid) && startTimeOf(pid) === startTime;
}

/**
 * The fields of /proc/PID/stat from the third on. The second is a name that may contain spaces and brackets.
 */
function afterName(pid) {
  const stat = read(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
