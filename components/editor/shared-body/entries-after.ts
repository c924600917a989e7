import type { Schema } from '@tiptap/pm/model';
import { lineEnd, linesOfRuns, type Run, type RunAttributes, runsOfLine } from '#core/working-copy/delta.ts';
import { type Entry, entriesOfLines } from './entries.ts';

/** A Yjs text delta in steps from the start. An attribute set to null is removed. */
export type TextChange = readonly {
  readonly retain?: number;
  readonly insert?: unknown;
  readonly delete?: number;
  readonly attributes?: Readonly<Record<string, unknown>>;
}[];

/**
 * Updates the entries after a change of the Yjs text, whose new length is `lengthNow`. Parses only the
 * changed blocks, and their neighbours, with which they may have merged. Null if the change is incomplete and
 * the whole text must be parsed.
 */
export function entriesAfter(
  change: TextChange,
  { schema, entries, lengthNow }: { schema: Schema; entries: readonly Entry[]; lengthNow: number },
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
  // Letters after the last line end belong to no line of the text, but to an entry.
  const isWhole = after.reduce((sum, { length }) => sum + length, 0) === lengthNow;
  return after.length > 0 && isWhole ? after : null;
}

/** The range of the old text that a change touches, or null. */
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

/** The entry that contains an index of the text; the last one for its end. */
function entryAt(entries: readonly Entry[], index: number): number {
  let rest = index;
  for (const [at, { length }] of entries.entries()) {
    if (rest < length) return at;
    rest -= length;
  }
  return entries.length - 1;
}

/** Applies a change to runs that begin at index `start` of the text. */
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
