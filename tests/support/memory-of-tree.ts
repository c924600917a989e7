import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Whether this machine reports the memory of its processes. */
export const canReadMemory = existsSync('/proc/self/smaps_rollup');

const everyMs = 100;

/** The memory of a process and its descendants in MiB; shared pages count once (`Pss` of proc(5)). */
function memoryOfTree(pid: number): number {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    const parent = Number(/^\d+ \(.*\) \S (\d+)/s.exec(readOf(name, 'stat'))?.[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const sum = (of: number): number =>
    kibOf(of) + (children.get(of) ?? []).reduce((kib, child) => kib + sum(child), 0);
  return sum(pid) / 1024;
}

/** The peak of that memory during the work, sampled ten times a second. */
export async function peakOfTree(pid: number, work: () => Promise<void>): Promise<number> {
  let peak = memoryOfTree(pid);
  const looking = setInterval(() => {
    peak = Math.max(peak, memoryOfTree(pid));
  }, everyMs);
  try {
    await work();
  } finally {
    clearInterval(looking);
  }
  return peak;
}

function kibOf(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(readOf(pid, 'smaps_rollup'))?.[1] ?? 0);
}

/** Empty for a process that has just ended. */
function readOf(pid: number | string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
