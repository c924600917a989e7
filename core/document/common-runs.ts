/** A run that two sequences share: its start in each, and its length. */
export type CommonRun = { readonly before: number; readonly after: number; readonly length: number };

/**
 * Maximum number of edits; above it two sequences count as different. Time and memory of the search grow with
 * its square.
 */
const maxEdits = 1000;

/**
 * The longest common subsequence as runs, in order (Myers, "An O(ND) difference algorithm", 1986). Beyond
 * `maxEdits` only the common prefix and suffix are found, which bounds the worst case.
 */
export function commonRuns(before: Int32Array, after: Int32Array): CommonRun[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  const shorter = Math.min(before.length, after.length) - head;
  while (tail < shorter && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const middle = runsBetween(
    before.subarray(head, before.length - tail),
    after.subarray(head, after.length - tail),
  );
  return joined([
    { before: 0, after: 0, length: head },
    ...middle.map((run) => ({ ...run, before: run.before + head, after: run.after + head })),
    { before: before.length - tail, after: after.length - tail, length: tail },
  ]);
}

function joined(runs: readonly CommonRun[]): CommonRun[] {
  const out: CommonRun[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (run.length === 0) continue;
    if (last && last.before + last.length === run.before && last.after + last.length === run.after) {
      out[out.length - 1] = { ...last, length: last.length + run.length };
    } else out.push(run);
  }
  return out;
}

function runsBetween(before: Int32Array, after: Int32Array): CommonRun[] {
  if (before.length === 0 || after.length === 0) return [];
  const trace = shortestEdit(before, after);
  return trace === null ? [] : walkBack(trace, before.length, after.length);
}

/** For each number of edits the furthest point on each diagonal; null beyond `maxEdits`. */
function shortestEdit(before: Int32Array, after: Int32Array): Int32Array[] | null {
  const most = Math.min(before.length + after.length, maxEdits);
  const trace: Int32Array[] = [];
  let reached = new Int32Array(3);
  for (let edits = 0; edits <= most; edits += 1) {
    // Index = diagonal + edits + 2, so that both neighbours of every diagonal exist.
    const next = new Int32Array(2 * edits + 5);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = edits === 0 ? 0 : stepTo(reached, edits, diagonal);
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      next[diagonal + edits + 2] = x;
      if (x >= before.length && x - diagonal >= after.length) return [...trace, next];
    }
    trace.push(next);
    reached = next;
  }
  return null;
}

function furthest(reached: Int32Array, edits: number, diagonal: number): number {
  return reached[diagonal + edits + 2] ?? 0;
}

function comesFromAbove(reached: Int32Array, edits: number, diagonal: number): boolean {
  if (diagonal === -edits) return true;
  if (diagonal === edits) return false;
  return furthest(reached, edits - 1, diagonal - 1) < furthest(reached, edits - 1, diagonal + 1);
}

function stepTo(reached: Int32Array, edits: number, diagonal: number): number {
  return comesFromAbove(reached, edits, diagonal)
    ? furthest(reached, edits - 1, diagonal + 1)
    : furthest(reached, edits - 1, diagonal - 1) + 1;
}

function walkBack(trace: readonly Int32Array[], endX: number, endY: number): CommonRun[] {
  const runs: CommonRun[] = [];
  let x = endX;
  let y = endY;
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const reached = trace[edits - 1];
    const diagonal = x - y;
    const above = reached !== undefined && comesFromAbove(reached, edits, diagonal);
    const fromX = reached ? furthest(reached, edits - 1, above ? diagonal + 1 : diagonal - 1) : 0;
    const startX = reached && !above ? fromX + 1 : fromX;
    const length = x - startX;
    x -= length;
    y -= length;
    if (length > 0) runs.push({ before: x, after: y, length });
    if (!reached) break;
    if (above) y -= 1;
    else x -= 1;
  }
  return runs.reverse();
}
