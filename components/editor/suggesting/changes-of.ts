import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import {
  AddMarkStep,
  AddNodeMarkStep,
  AttrStep,
  Mapping,
  RemoveMarkStep,
  RemoveNodeMarkStep,
  type Step,
} from '@tiptap/pm/transform';
import { plainAttrs, plainMarks } from './plain-node.ts';

/** A changed range of the document, and its replacement. */
export type Change = {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
};

/** The parts of a range: block ends, blocks without content, and runs of text. */
export type Token = {
  readonly kind: 'open' | 'close' | 'leaf' | 'inline';
  readonly node: Node;
  readonly pos: number;
};

/** The changed ranges of a transaction from left to right, without equal parts at their ends. */
export function changesOf(tr: Transaction): Change[] {
  const touched = tr.steps.flatMap((step, index) =>
    rangesOf(step).map(([start, end, newStart, newEnd]): Change => {
      const before = new Mapping(tr.mapping.maps.slice(0, index)).invert();
      const after = tr.mapping.slice(index + 1);
      return {
        fromA: before.map(start, -1),
        toA: before.map(end, 1),
        fromB: after.map(newStart, -1),
        toB: after.map(newEnd, 1),
      };
    }),
  );
  touched.sort((one, other) => one.fromA - other.fromA || one.fromB - other.fromB);
  const merged: Change[] = [];
  for (const change of touched) {
    const last = merged.at(-1);
    if (last && (change.fromA < last.toA || change.fromB < last.toB)) {
      merged[merged.length - 1] = {
        ...last,
        toA: Math.max(last.toA, change.toA),
        toB: Math.max(last.toB, change.toB),
      };
    } else {
      merged.push(change);
    }
  }
  return merged
    .map((change) => trimmed(change, tr.before, tr.doc))
    .filter(({ fromA, toA, fromB, toB }) => fromA < toA || fromB < toB);
}

/** The tokens between two positions; text is cut. */
export function tokensBetween(doc: Node, from: number, to: number): Token[] {
  if (from >= to) return [];
  const tokens: Token[] = [];
  const walk = (parent: Node, start: number) => {
    parent.forEach((node, offset) => {
      const pos = start + offset;
      const end = pos + node.nodeSize;
      if (end <= from || pos >= to) return;
      if (node.isText) {
        const cut = node.cut(Math.max(0, from - pos), Math.min(node.nodeSize, to - pos));
        tokens.push({ kind: 'inline', node: cut, pos: Math.max(pos, from) });
      } else if (node.isLeaf) {
        tokens.push({ kind: node.isInline ? 'inline' : 'leaf', node, pos });
      } else {
        if (pos >= from) tokens.push({ kind: 'open', node, pos });
        walk(node, pos + 1);
        if (end <= to) tokens.push({ kind: 'close', node, pos: end - 1 });
      }
    });
  };
  walk(doc, 0);
  return tokens;
}

/** Whether two runs have the same format, ignoring suggestions. */
export function haveSameForm(one: Node, other: Node): boolean {
  return sameMarks(one, other) && (one.isText ? other.isText : one.sameMarkup(other.mark(one.marks)));
}

function sameMarks(one: Node, other: Node): boolean {
  const own = plainMarks(one);
  const others = plainMarks(other);
  return own.length === others.length && own.every((mark, index) => others[index]?.eq(mark) ?? false);
}

/** The ranges that a step changes: start and end before it, start and end after it. */
function rangesOf(step: Step): [number, number, number, number][] {
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep)
    return [[step.from, step.to, step.from, step.to]];
  if (step instanceof AddNodeMarkStep || step instanceof RemoveNodeMarkStep || step instanceof AttrStep)
    return [[step.pos, step.pos + 1, step.pos, step.pos + 1]];
  const ranges: [number, number, number, number][] = [];
  step.getMap().forEach((start, end, newStart, newEnd) => {
    ranges.push([start, end, newStart, newEnd]);
  });
  return ranges;
}

function trimmed(change: Change, before: Node, after: Node): Change {
  const old = tokensBetween(before, change.fromA, change.toA);
  const next = tokensBetween(after, change.fromB, change.toB);
  let { fromA, toA, fromB, toB } = change;
  while (old.length > 0 && next.length > 0) {
    const same = shiftSame(old, next);
    fromA += same;
    fromB += same;
    if (same === 0) break;
  }
  while (old.length > 0 && next.length > 0) {
    const same = popSame(old, next);
    toA -= same;
    toB -= same;
    if (same === 0) break;
  }
  return { fromA, toA, fromB, toB };
}

/** Removes the common prefix and returns its length. */
function shiftSame(old: Token[], next: Token[]): number {
  const [one, other] = [old[0], next[0]];
  if (!one || !other || !isAlike(one, other)) return 0;
  old.shift();
  next.shift();
  return sizeOf(one);
}

/** Removes the common suffix and returns its length. */
function popSame(old: Token[], next: Token[]): number {
  const [one, other] = [old.at(-1), next.at(-1)];
  if (!one || !other || !isAlike(one, other)) return 0;
  old.pop();
  next.pop();
  return sizeOf(one);
}

function isAlike(one: Token, other: Token): boolean {
  if (one.kind !== other.kind) return false;
  if (one.kind === 'close') return true;
  if (one.kind === 'inline') return one.node.text === other.node.text && haveSameForm(one.node, other.node);
  return one.node.type === other.node.type && sameAttrs(one.node, other.node);
}

function sameAttrs(one: Node, other: Node): boolean {
  return JSON.stringify(plainAttrs(one)) === JSON.stringify(plainAttrs(other));
}

function sizeOf({ kind, node }: Token): number {
  return kind === 'inline' || kind === 'leaf' ? node.nodeSize : 1;
}
