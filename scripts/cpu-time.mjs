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

/** Between two runs the share of the same test in all CPU seconds differs by up to a third. */
const TOLERANCE = 1.5;

/**
 * Test files and tests of a whole run that exceed their budget of CPU seconds, as failures `{ what, why }`. A
 * busy machine needs more CPU seconds for all tests alike. So they are scaled: the run gets the `total` that
 * it uses on a quiet machine. `allowed` lists files with a larger budget; their tests have no limit of their
 * own. A listed file that needs less than half of both common budgets fails too, so that the list shrinks. A
 * failure exceeds the tolerance.
 */
export function overBudget(files, { total, file: fileBudget, test: testBudget, allowed }) {
  const scale = total / files.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);
  return files.flatMap(({ file, cpuSeconds, tests }) => {
    const used = cpuSeconds * scale;
    const own = allowed[file];
    const longest = Math.max(...tests.map((test) => test.cpuSeconds * scale));
    const isSmall = used * TOLERANCE < fileBudget / 2 && longest * TOLERANCE < testBudget / 2;
    if (own !== undefined && used > 0 && isSmall)
      return [
        failure(file, used, 'needs no exception any more: remove it from CPU_BUDGET in tests/sizes.ts'),
      ];
    if (used > (own ?? fileBudget) * TOLERANCE) return [failure(file, used, `may use ${own ?? fileBudget}`)];
    if (own !== undefined) return [];
    return tests
      .map((test) => ({ name: test.name, used: test.cpuSeconds * scale }))
      .filter((test) => test.used > testBudget * TOLERANCE)
      .map((test) => failure(`${file} > ${test.name}`, test.used, `may use ${testBudget}`));
  });
}

function failure(what, used, rule) {
  return { what, why: `It used ${used.toFixed(1)} CPU seconds of a quiet machine and ${rule}.` };
}
