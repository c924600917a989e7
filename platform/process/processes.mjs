// What the system says of a process; nothing where it has no /proc. No TypeScript, which the scripts that any Node from 20 on runs
// could not read.
import { readFileSync } from 'node:fs';

export function commandOf(pid) {
  return read(`/proc/${pid}/cmdline`);
}

export function parentOf(pid) {
  return Number(afterName(pid)[1]) || null;
}

/** When the process began, in clock ticks since boot: with its number it names one process for good. */
export function startTimeOf(pid) {
  return afterName(pid)[19] ?? '';
}

/** Whether a process has this number; one that ended and that nobody has asked about does not. */
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

/** Fields of /proc/PID/stat from the third on: the second is a name that may hold spaces and brackets. */
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
