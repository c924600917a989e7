// Processor time of processes, from /proc (proc(5)); zero where the system has none. Plain JavaScript: any Node from 20 on reads it.
import { readdirSync, readFileSync } from 'node:fs';

/** The kernel counts in these for programs, on every machine (`USER_HZ`). */
const TICKS_PER_SECOND = 100;

/** CPU seconds of this process' children that have ended, and of theirs. */
export function cpuOfEndedChildren() {
  const [, , childUser, childSystem] = ticksOf(process.pid);
  return (childUser + childSystem) / TICKS_PER_SECOND;
}

/** CPU seconds of a process and of all its descendants so far, those that have ended included. */
export function cpuOfTree(pid) {
  const ticks = ticksOf(pid).reduce((sum, each) => sum + each, 0);
  return childrenOf(pid).reduce((sum, child) => sum + cpuOfTree(child), ticks / TICKS_PER_SECOND);
}

/** User and system time of the process, then of its children that have ended, in ticks. */
function ticksOf(pid) {
  const stat = textOf(`/proc/${pid}/stat`);
  // The name, in brackets, may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return [11, 12, 13, 14].map((at) => Number(fields[at] ?? 0));
}

function childrenOf(pid) {
  return threadsOf(pid).flatMap((thread) =>
    textOf(`/proc/${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number),
  );
}

function threadsOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** Nothing of a process that has just ended. */
function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
