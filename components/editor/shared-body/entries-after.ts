import type { Schema } from '@tiptap/pm/model';
import { lineEnd, linesOfRuns, type Run, type RunAttributes, runsOfLine } from '#core/working-copy/delta.ts';
import { type Entry, entriesOfLines } from './entries.ts';

/** What Yjs says has changed in a text, in steps from its beginning; an attribute set to null is taken away. */
export type TextChange = readonly {
  readonly retain?: number;
  readonly insert?: unknown;
  readonly delete?: number;
  readonly attributes?: Readonly<Record<string, unknown>>;
}[];

/**
 * The entries after a change of the text of Yjs, which is `lengthNow` long by now. Only the blocks that it touches are read anew, and those beside
 * them, with which they may have become one. Null where the change does not tell all and the text must be asked.
 */
export function entriesAfter(
  schema: Schema,
  entries: readonly Entry[],
  change: TextChange,
  lengthNow: number,
): readonly Entry[] | null {
  const touched = touchedRange(change);
  if (touched === null) return entries;
  const first = Math.max(0, entryAt(entries, touched.from) - 1);
  const behind = Math.min(entries.length, entryAt(entries, touched.to) + 2);
  const known = entries.slice(first, behind);
  if (known.some(({ lines }) => lines.length === 0)) return null;
  const start = entries.slice(0, first).reduce((sum, { length }) => sum + length, 0);
  const before = known.flatMap(({ lines }) => lines.flatMap(runsOfLine));
  const runs = changedRuns(before, change, start);
  if (!endsLine(runs)) return null;
  const fresh = runs.length === 0 ? [] : entriesOfLines(schema, linesOfRuns(runs), known);
  const after = [...entries.slice(0, first), ...fresh, ...entries.slice(behind)];
  // Letters behind the last line end have none of their own in the text, but in its entries.
  const isWhole = after.reduce((sum, { length }) => sum + length, 0) === lengthNow;
  return after.length > 0 && isWhole ? after : null;
}

/** From where to where the text before the change is touched by it; null where it is not. */
function touchedRange(change: TextChange): { from: number; to: number } | null {
  let index = 0;
  let from: number | null = null;
  let to = 0;
  for (const { retain, insert, delete: gone, attributes } of change) {
    const length = retain ?? gone ?? 0;
    if (insert !== undefined || gone !== undefined || attributes !== undefined) {
      from ??= index;
      to = index + length;
    }
    index += length;
  }
  return from === null ? null : { from, to };
}

/** Which entry holds this place of the text; the last one for the end of the text. */
function entryAt(entries: readonly Entry[], index: number): number {
  let rest = index;
  for (const [at, { length }] of entries.entries()) {
    if (rest < length) return at;
    rest -= length;
  }
  return entries.length - 1;
}

/** These runs, which begin `start` letters behind the beginning of the text, after the change of the text. */
function changedRuns(runs: readonly Run[], change: TextChange, start: number): Run[] {
  const after: Run[] = [];
  const waiting = [...runs].reverse();
  let skip = start;

  function take(length: number, give: (run: Run) => void): void {
    let rest = length;
    for (let run = waiting.pop(); run !== undefined; run = waiting.pop()) {
      const size = typeof run.insert === 'string' ? run.insert.length : 1;
      if (rest >= size) {
        give(run);
        rest -= size;
        if (rest === 0) return;
        continue;
      }
      if (rest > 0) give({ ...run, insert: (run.insert as string).slice(0, rest) });
      waiting.push({ ...run, insert: (run.insert as string).slice(rest) });
      return;
    }
  }

  for (const { retain, insert, delete: gone, attributes } of change) {
    if (insert !== undefined) {
      after.push({ insert: insert as string | object, attributes: patched({}, attributes) });
    } else if (gone !== undefined) {
      take(gone, () => {});
    } else if (retain !== undefined) {
      const skipped = Math.min(skip, retain);
      skip -= skipped;
      take(retain - skipped, (run) =>
        after.push(attributes ? { ...run, attributes: patched(run.attributes, attributes) } : run),
      );
    }
  }
  return [...after, ...waiting.reverse()];
}

function patched(before: RunAttributes = {}, change: Readonly<Record<string, unknown>> = {}): RunAttributes {
  return Object.fromEntries(
    Object.entries({ ...before, ...change }).filter(([, value]) => value !== null),
  ) as RunAttributes;
}

function endsLine(runs: readonly Run[]): boolean {
  const last = runs.at(-1)?.insert;
  return last === undefined || (typeof last === 'string' && last.endsWith(lineEnd));
}
