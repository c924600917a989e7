import { lengthOfLine, lineEnd, type RunAttributes, runsOfLine } from './delta.ts';
import type { Line } from './line.ts';

/** A step of a Yjs delta for `applyDelta`; a null removes an attribute. */
export type Step =
  | { retain: number; attributes?: Record<string, string | null> }
  | { insert: string | object; attributes: RunAttributes }
  | { delete: number };

/** One letter (a code point), line end or embedded object, compared by its key. */
type Unit = { readonly key: string; readonly insert: string | object; readonly attributes: RunAttributes };

/**
 * The smallest change from `before` to `after`, where `before` begins at index `at`. Letters in both keep
 * their identity, even if their lines change. So concurrent insertions between them, and positions that refer
 * to them, stay in place. `cursor` is an index in the text after the change; the text after it existed
 * before. It alone distinguishes a typed "c" from an existing one next to it.
 */
export function changeLines(
  before: readonly Line[],
  after: readonly Line[],
  { at = 0, cursor = Number.POSITIVE_INFINITY }: { at?: number; cursor?: number } = {},
): Step[] {
  const steps: Step[] = [];
  let skipped = at;
  let head = 0;
  while (head < before.length && head < after.length && isSameLine(before[head], after[head])) {
    skipped += lengthOfLine(before[head] as Line);
    head += 1;
  }
  let tail = 0;
  const shorter = Math.min(before.length, after.length) - head;
  while (tail < shorter && isSameLine(before.at(-1 - tail), after.at(-1 - tail))) tail += 1;
  if (skipped > 0) steps.push({ retain: skipped });
  const old = before.slice(head, before.length - tail);
  const next = after.slice(head, after.length - tail);
  let ahead = cursor - skipped;
  for (const [oldPart, nextPart] of alignedParts(old, next)) {
    const units = unitsOf(nextPart);
    changeUnits(unitsOf(oldPart), units, { behind: countBehind(units, ahead), steps });
    ahead -= lengthOfUnits(units);
  }
  return steps.some((step) => !('retain' in step) || step.attributes !== undefined) ? steps : [];
}

function isSameLine(one: Line | undefined, other: Line | undefined): boolean {
  return (
    one === other ||
    (one !== undefined && other !== undefined && JSON.stringify(one) === JSON.stringify(other))
  );
}

/** Splits both sides at lines with equal text, so that changes stay local. */
function alignedParts(before: readonly Line[], after: readonly Line[]): [Line[], Line[]][] {
  const places = new Map<string, number[]>();
  after.forEach((line, index) => {
    const text = textOf(line);
    if (text !== '') places.set(text, [...(places.get(text) ?? []), index]);
  });
  const parts: [Line[], Line[]][] = [];
  let from = 0;
  let to = 0;
  before.forEach((line, index) => {
    const place = places.get(textOf(line))?.find((each) => each >= to);
    if (place === undefined || place - to > index - from + alignWithin) return;
    parts.push([before.slice(from, index + 1), after.slice(to, place + 1)]);
    from = index + 1;
    to = place + 1;
  });
  parts.push([before.slice(from), after.slice(to)]);
  return parts;
}

/** Equal lines further apart than this are treated as rewritten. */
const alignWithin = 50;

function textOf(line: Line): string {
  return line.content.map((node) => node.text ?? JSON.stringify(node)).join('');
}

function unitsOf(lines: readonly Line[]): Unit[] {
  return lines.flatMap((line) =>
    runsOfLine(line).flatMap(({ insert, attributes = {} }): Unit[] =>
      typeof insert === 'string'
        ? [...insert].map((letter) => ({ key: letter, insert: letter, attributes }))
        : [{ key: lineEnd + JSON.stringify(insert), insert, attributes }],
    ),
  );
}

/** The number of units after the first `ahead` letters. */
function countBehind(units: readonly Unit[], ahead: number): number {
  let rest = ahead;
  const first = units.findIndex((unit) => {
    const isBehind = rest <= 0;
    rest -= lengthOf(unit);
    return isBehind;
  });
  return first < 0 ? 0 : units.length - first;
}

/**
 * Prefers to match the last `behind` units with those that were last before, over other units with the same
 * letters.
 */
function changeUnits(
  before: readonly Unit[],
  after: readonly Unit[],
  { behind, steps }: { behind: number; steps: Step[] },
): void {
  const most = Math.min(before.length, after.length);
  const isSameAt = (index: number) => before.at(index)?.key === after.at(index)?.key;
  let tail = 0;
  while (tail < Math.min(most, behind) && isSameAt(-1 - tail)) tail += 1;
  let head = 0;
  while (head < most - tail && isSameAt(head)) head += 1;
  while (tail < most - head && isSameAt(-1 - tail)) tail += 1;
  keep(before.slice(0, head), after.slice(0, head), steps);
  changeBetween(before.slice(head, before.length - tail), after.slice(head, after.length - tail), steps);
  keep(before.slice(before.length - tail), after.slice(after.length - tail), steps);
}

/**
 * Keeps letters between line ends that are added or removed. A client that repairs a line while another
 * person writes in it changes both. If the letters were inserted anew, two clients that repair the line would
 * insert them twice.
 */
function changeBetween(before: readonly Unit[], after: readonly Unit[], steps: Step[]): void {
  const kept = keptLetters(before, after);
  if (kept.length === 0) {
    const gone = lengthOfUnits(before);
    if (gone > 0) addStep(steps, { delete: gone });
    // Inserted after the removed letters: the new letters take their place, even if others insert text before
    // them.
    for (const { insert, attributes } of after) addStep(steps, { insert, attributes });
    return;
  }
  let [from, to] = [0, 0];
  for (const [old, next] of [...kept, [before.length, after.length] as const]) {
    changeUnits(before.slice(from, old), after.slice(to, next), { behind: 0, steps });
    keep(before.slice(old, old + 1), after.slice(next, next + 1), steps);
    [from, to] = [old + 1, next + 1];
  }
}

/** The positions of the common first and last letters on both sides, ignoring line ends. */
function keptLetters(before: readonly Unit[], after: readonly Unit[]): (readonly [number, number])[] {
  const [old, next] = [placesOfLetters(before), placesOfLetters(after)];
  const most = Math.min(old.length, next.length);
  const pairAt = (index: number) => [old.at(index), next.at(index)] as [number, number];
  const isSameAt = (index: number) => {
    const [one, other] = pairAt(index);
    return before[one]?.key === after[other]?.key;
  };
  const kept: [number, number][] = [];
  while (kept.length < most && isSameAt(kept.length)) kept.push(pairAt(kept.length));
  const head = kept.length;
  for (let end = -1; kept.length < most && isSameAt(end); end -= 1) kept.splice(head, 0, pairAt(end));
  return kept;
}

function placesOfLetters(units: readonly Unit[]): number[] {
  return units.flatMap(({ insert }, index) => (insert === lineEnd ? [] : index));
}

/** Retains unchanged letters and updates their attributes. */
function keep(before: readonly Unit[], after: readonly Unit[], steps: Step[]): void {
  before.forEach((unit, index) => {
    const attributes = changeOf(unit.attributes, after[index]?.attributes ?? {});
    addStep(steps, { retain: lengthOf(unit), ...(attributes && { attributes }) });
  });
}

function changeOf(before: RunAttributes, after: RunAttributes): Record<string, string | null> | null {
  if (before === after) return null;
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changed = [...names].filter((name) => before[name] !== after[name]);
  return changed.length === 0 ? null : Object.fromEntries(changed.map((name) => [name, after[name] ?? null]));
}

function lengthOfUnits(units: readonly Unit[]): number {
  return units.reduce((sum, unit) => sum + lengthOf(unit), 0);
}

function lengthOf({ insert }: Unit): number {
  return typeof insert === 'string' ? insert.length : 1;
}

/** Appends a step, merged with the last one if possible. */
function addStep(steps: Step[], step: Step): void {
  const last = steps.at(-1);
  if (last === undefined) steps.push(step);
  else if ('retain' in step && 'retain' in last && isSameRecord(step.attributes, last.attributes)) {
    steps[steps.length - 1] = { ...last, retain: last.retain + step.retain };
  } else if ('delete' in step && 'delete' in last)
    steps[steps.length - 1] = { delete: last.delete + step.delete };
  else if (
    'insert' in step &&
    'insert' in last &&
    typeof step.insert === 'string' &&
    typeof last.insert === 'string' &&
    isSameRecord(step.attributes, last.attributes)
  ) {
    steps[steps.length - 1] = { ...last, insert: last.insert + step.insert };
  } else steps.push(step);
}

function isSameRecord(one: object | undefined, other: object | undefined): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
