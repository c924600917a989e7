// CPU time of processes, from /proc (proc(5)); zero on systems without it. Plain JavaScript, so that any Node
// from 20 on can run it.
import { readdirSync, readFileSync } from 'node:fs';

/** The unit of CPU times in /proc, the same on every machine (`USER_HZ`). */
const TICKS_PER_SECOND = 100;

/** CPU seconds of the ended children of this process and of their descendants. */
export function cpuOfEndedChildren() {
  const [, , childUser, childSystem] = ticksOf(process.pid);
  return (childUser + childSystem) / TICKS_PER_SECOND;
}

/** CPU seconds of a process and all its descendants, including ended ones. */
export function cpuOfTree(pid) {
  const ticks = ticksOf(pid).reduce((sum, each) => sum + each, 0);
  return childrenOf(pid).reduce((sum, child) => sum + cpuOfTree(child), ticks / TICKS_PER_SECOND);
}

/** User and system time of a process and of its ended children, in ticks. */
function ticksOf(pid) {
  const stat = textOf(`/proc/${pid}/stat`);
  // The process name, in brackets, may contain spaces.
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

/** Empty for a process that has just ended. */
function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
