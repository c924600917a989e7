import type { Body } from './body.ts';
import { blockText } from './body-text.ts';

/** A piece of two compared texts; blocks are kept apart by an empty line inside the pieces. */
export type DiffPart = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

/** Edits after which two texts count as unlike: the trace of the search grows with their square. */
const maxEdits = 1500;

/** What changed between two bodies, word by word (Myers, "An O(ND) difference algorithm", 1986). */
export function bodyDiff(before: Body, after: Body): DiffPart[] {
  return joinRuns(diffWords(wordsOf(before), wordsOf(after)));
}

function wordsOf(body: Body): string[] {
  return body.content
    .map(blockText)
    .filter(Boolean)
    .flatMap((text) => [...(text.match(/\s+|[^\s]+/gu) ?? []), blockEnd]);
}

const blockEnd = '\n\n';

function diffWords(before: readonly string[], after: readonly string[]): DiffPart[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  const shorter = Math.min(before.length, after.length) - head;
  while (tail < shorter && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const middle = diffMiddle(before.slice(head, before.length - tail), after.slice(head, after.length - tail));
  const same = (words: readonly string[]) => words.map((text): DiffPart => ({ kind: 'same', text }));
  return [...same(before.slice(0, head)), ...middle, ...same(before.slice(before.length - tail))];
}

function diffMiddle(before: readonly string[], after: readonly string[]): DiffPart[] {
  const trace = shortestEdit(before, after);
  if (trace) return walkBack(trace, before, after);
  return [
    ...before.map((text): DiffPart => ({ kind: 'removed', text })),
    ...after.map((text): DiffPart => ({ kind: 'added', text })),
  ];
}

/** For each number of edits the furthest point on each diagonal; null when the texts are too unlike. */
function shortestEdit(before: readonly string[], after: readonly string[]): Int32Array[] | null {
  const most = Math.min(before.length + after.length, maxEdits);
  const trace: Int32Array[] = [];
  let reached = new Int32Array(3);
  for (let edits = 0; edits <= most; edits += 1) {
    // Index = diagonal + edits + 1, so that both neighbours of every diagonal exist.
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

function walkBack(
  trace: readonly Int32Array[],
  before: readonly string[],
  after: readonly string[],
): DiffPart[] {
  const parts: DiffPart[] = [];
  let x = before.length;
  let y = after.length;
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const reached = trace[edits - 1];
    const diagonal = x - y;
    const above = reached !== undefined && comesFromAbove(reached, edits, diagonal);
    const fromX = reached ? furthest(reached, edits - 1, above ? diagonal + 1 : diagonal - 1) : 0;
    const startX = reached && !above ? fromX + 1 : fromX;
    while (x > startX) {
      x -= 1;
      y -= 1;
      parts.push({ kind: 'same', text: before[x] ?? '' });
    }
    if (!reached) break;
    if (above) {
      y -= 1;
      parts.push({ kind: 'added', text: after[y] ?? '' });
    } else {
      x -= 1;
      parts.push({ kind: 'removed', text: before[x] ?? '' });
    }
  }
  return parts.reverse();
}

/** Neighbours of one kind become one piece, within a run of changes the removed before the added. */
function joinRuns(parts: readonly DiffPart[]): DiffPart[] {
  const joined: DiffPart[] = [];
  let removed = '';
  let added = '';
  const endRun = () => {
    if (removed !== '') joined.push({ kind: 'removed', text: removed });
    if (added !== '') joined.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const { kind, text } of parts) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else {
      endRun();
      const last = joined.at(-1);
      if (last?.kind === 'same') joined[joined.length - 1] = { kind, text: last.text + text };
      else joined.push({ kind, text });
    }
  }
  endRun();
  return joined;
}
