import { type CommonRun, commonRuns } from './common-runs.ts';
import type { LooseMark, LooseNode } from './loose-node.ts';
import { objectCharacter, type Span } from './rich-line.ts';
import { valueKey } from './value-key.ts';

/** A run of a line diff: kept, added, removed, or kept with different formatting. */
export type Run =
  | {
      readonly kind: 'same' | 'added' | 'removed';
      readonly text: string;
      readonly marks: readonly LooseMark[];
      readonly atom: LooseNode | null;
    }
  | {
      readonly kind: 'formatted';
      readonly text: string;
      readonly marksBefore: readonly LooseMark[];
      readonly marks: readonly LooseMark[];
      readonly atom: LooseNode | null;
    };

/**
 * The word diff of two lines; Vietnamese words are compared by syllable. All runs except the added ones give
 * the first line, all except the removed ones the second.
 */
export function compareLines(before: readonly Span[], after: readonly Span[]): Run[] {
  const old = tokensOf(before);
  const fresh = tokensOf(after);
  const numbers = new Map<string, number>();
  const common = commonRuns(numbered(old.keys, numbers), numbered(fresh.keys, numbers));
  const oldSpans = spanReader(before);
  const freshSpans = spanReader(after);
  const runs: Run[] = [];
  for (const step of readable(stepsOf(common, old, fresh), old)) {
    runs.push(...oldSpans(old.starts[step.before[0]] ?? 0, old.starts[step.before[1]] ?? 0, 'removed'));
    runs.push(...freshSpans(fresh.starts[step.after[0]] ?? 0, fresh.starts[step.after[1]] ?? 0, 'added'));
    const same = {
      from: old.starts[step.before[1]] ?? 0,
      to: old.starts[step.before[1] + step.same] ?? 0,
      fresh: fresh.starts[step.after[1]] ?? 0,
    };
    runs.push(...keptRuns(oldSpans, freshSpans, same));
  }
  return runs;
}

/** A line on one side only, such as a new line, as runs. */
export function runsOf(line: readonly Span[], kind: 'same' | 'added' | 'removed'): Run[] {
  return line.map(({ text, marks, atom }) => ({ kind, text, marks, atom }));
}

type Tokens = { readonly keys: readonly string[]; readonly starts: readonly number[] };

/** Numbers with their separators are one token, words are runs of letters, any other character is a token. */
const TOKEN = /\p{N}+(?:[.,:/]\p{N}+)*|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*|./gsu;

function tokensOf(line: readonly Span[]): Tokens {
  const text = line.map((span) => span.text).join('');
  const atoms = atomsByOffset(line);
  const keys: string[] = [];
  const starts: number[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const atom = atoms.get(match.index);
    starts.push(match.index);
    keys.push(atom === undefined ? match[0] : `${objectCharacter}${valueKey(atom)}`);
  }
  starts.push(text.length);
  return { keys, starts };
}

function atomsByOffset(line: readonly Span[]): Map<number, LooseNode> {
  const atoms = new Map<number, LooseNode>();
  let start = 0;
  for (const { text, atom } of line) {
    if (atom !== null) atoms.set(start, atom);
    start += text.length;
  }
  return atoms;
}

function numbered(keys: readonly string[], numbers: Map<string, number>): Int32Array {
  return Int32Array.from(keys, (key) => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  });
}

/** A change as half-open token ranges, and the number of equal tokens after it. */
type Step = {
  readonly before: readonly [number, number];
  readonly after: readonly [number, number];
  readonly same: number;
};

function stepsOf(common: readonly CommonRun[], old: Tokens, fresh: Tokens): Step[] {
  const steps: Step[] = [];
  let x = 0;
  let y = 0;
  for (const run of [...common, { before: old.keys.length, after: fresh.keys.length, length: 0 }]) {
    steps.push({ before: [x, run.before], after: [y, run.after], same: run.length });
    x = run.before + run.length;
    y = run.after + run.length;
  }
  return steps;
}

/** Merges two changes if only a few equal tokens separate them: one larger change is easier to read. */
function readable(steps: readonly Step[], old: Tokens): Step[] {
  const out: Step[] = [];
  for (const step of steps) {
    const last = out.at(-1);
    if (last !== undefined && isScrap(last, step, old)) {
      out[out.length - 1] = {
        before: [last.before[0], step.before[1]],
        after: [last.after[0], step.after[1]],
        same: step.same,
      };
    } else out.push(step);
  }
  return out;
}

function isScrap(last: Step, next: Step, old: Tokens): boolean {
  const size = Math.min(sizeOf(last), sizeOf(next));
  if (size === 0 || last.same > maxScrapTokens) return false;
  const kept = old.keys.slice(last.before[1], last.before[1] + last.same);
  if (kept.some((key) => key.startsWith(objectCharacter))) return false;
  const words = kept.filter((key) => /[\p{L}\p{N}]/u.test(key)).length;
  if (words === 0) return size >= wordAndSpace || kept.length === 1;
  return words === 1 ? size > 2 * wordAndSpace : words === 2 && size > 5 * wordAndSpace;
}

const maxScrapTokens = 6;
const wordAndSpace = 2;

function sizeOf({ before, after }: Step): number {
  return Math.max(before[1] - before[0], after[1] - after[0]);
}

type SpanReader = (from: number, to: number, kind: 'same' | 'added' | 'removed') => Run[];

/** Reads a line from left to right by offsets; each read continues after the last one. */
function spanReader(line: readonly Span[]): SpanReader {
  let index = 0;
  let start = 0;
  return (from, to, kind) => {
    const runs: Run[] = [];
    let at = from;
    while (at < to) {
      let span = line[index];
      while (span !== undefined && start + span.text.length <= at) {
        start += span.text.length;
        index += 1;
        span = line[index];
      }
      if (span === undefined) break;
      const end = Math.min(to, start + span.text.length);
      runs.push({ kind, text: span.text.slice(at - start, end - start), marks: span.marks, atom: span.atom });
      at = end;
    }
    return runs;
  };
}

/** Equal text, split where the formatting of either side changes. */
function keptRuns(
  oldSpans: SpanReader,
  freshSpans: SpanReader,
  { from, to, fresh }: { from: number; to: number; fresh: number },
): Run[] {
  const olds = oldSpans(from, to, 'same');
  const news = freshSpans(fresh, fresh + to - from, 'same');
  const runs: Run[] = [];
  let oldIndex = 0;
  let newIndex = 0;
  let oldAt = 0;
  let newAt = 0;
  while (oldIndex < olds.length && newIndex < news.length) {
    const one = olds[oldIndex];
    const other = news[newIndex];
    if (one === undefined || other === undefined) break;
    const length = Math.min(one.text.length - oldAt, other.text.length - newAt);
    const text = one.text.slice(oldAt, oldAt + length);
    runs.push(
      valueKey(one.marks) === valueKey(other.marks)
        ? { kind: 'same', text, marks: other.marks, atom: other.atom }
        : { kind: 'formatted', text, marksBefore: one.marks, marks: other.marks, atom: other.atom },
    );
    oldAt += length;
    newAt += length;
    if (oldAt === one.text.length) {
      oldIndex += 1;
      oldAt = 0;
    }
    if (newAt === other.text.length) {
      newIndex += 1;
      newAt = 0;
    }
  }
  return runs;
}
