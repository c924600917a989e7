import { alignBlocks, isProse, type Pair } from './align-blocks.ts';
import type { AttributeChange, BlockChange, Place } from './block-change.ts';
import { compareLines, type Run, runsOf } from './compare-lines.ts';
import { compareTables } from './compare-tables.ts';
import { type FlatBlock, flatBlocks } from './flat-blocks.ts';
import { featuresOf, likeness, sharedSize } from './likeness.ts';
import type { LooseNode } from './loose-node.ts';
import { objectCharacter, type Span } from './rich-line.ts';
import { valueKey } from './value-key.ts';

type Content = { readonly content: readonly LooseNode[] };

/**
 * The block diff of two bodies: every block of both once, in reading order, with its change and its word
 * diff. Only tables are a special case; other blocks are compared by type, attributes and text. Without
 * additions the result reads as `before`, without removals as `after`.
 */
export function compareBodies(before: Content, after: Content): BlockChange[] {
  return compareBlocks(before.content, after.content);
}

function compareBlocks(before: readonly LooseNode[], after: readonly LooseNode[]): BlockChange[] {
  const olds = flatBlocks(before);
  const news = flatBlocks(after);
  const out: BlockChange[] = [];
  let x = 0;
  let y = 0;
  const pairs = alignBlocks(olds, news);
  for (const [index, pair] of [...pairs, { before: olds.length, after: news.length }].entries()) {
    const next = pairs[index + 1] ?? { before: olds.length, after: news.length };
    const group = groupOf({ olds, news, pair, from: { before: x, after: y }, next });
    for (const block of olds.slice(x, group.before[0])) out.push(removed(block));
    for (const block of news.slice(y, group.after[0])) out.push(added(block));
    const [first, ...more] = olds.slice(...group.before);
    const [other, ...others] = news.slice(...group.after);
    if (first && other) {
      if (others.length > 0) out.push(split(first, [other, ...others]));
      else if (more.length > 0) out.push(joined([first, ...more], other));
      else out.push(paired(first, other));
    }
    [x, y] = [group.before[1], group.after[1]];
  }
  return markMoves(out);
}

type Group = { readonly before: readonly [number, number]; readonly after: readonly [number, number] };

/**
 * A pair with the unpaired neighbours on one side that belong to it: the block was split, or the neighbours
 * were joined.
 */
function groupOf({
  olds,
  news,
  pair,
  from,
  next,
}: {
  olds: readonly FlatBlock[];
  news: readonly FlatBlock[];
  pair: Pair;
  from: Pair;
  next: Pair;
}): Group {
  const [one, other] = [olds[pair.before], news[pair.after]];
  const alone: Group = { before: [pair.before, pair.before + 1], after: [pair.after, pair.after + 1] };
  if (!one || !other || one.key === other.key || !isProse(one) || !isProse(other)) return alone;
  const cut = grown(one, news, { place: pair.after, range: [from.after, next.after] });
  if (cut[1] - cut[0] > 1) return { ...alone, after: cut };
  return { ...alone, before: grown(other, olds, { place: pair.before, range: [from.before, next.before] }) };
}

/** Extends the range around `place` while a neighbour makes it more similar to `whole`. */
function grown(
  whole: FlatBlock,
  parts: readonly FlatBlock[],
  { place, range: [first, end] }: { place: number; range: readonly [number, number] },
): [number, number] {
  const target = featuresOf(whole.line);
  const likenessOf = (from: number, to: number) =>
    likeness(target, featuresOf(...parts.slice(from, to).map(({ line }) => line)));
  const isPart = (part: FlatBlock | undefined) => {
    if (part === undefined || !isProse(part)) return false;
    const features = featuresOf(part.line);
    return features.size > 0 && sharedSize(features, target) / features.size >= minSharedOfPart;
  };
  let [from, to] = [place, place + 1];
  let best = likenessOf(from, to);
  while (to < end && isPart(parts[to]) && likenessOf(from, to + 1) > best) {
    to += 1;
    best = likenessOf(from, to);
  }
  while (from > first && isPart(parts[from - 1]) && likenessOf(from - 1, to) > best) {
    from -= 1;
    best = likenessOf(from, to);
  }
  return [from, to];
}

const minSharedOfPart = 0.6;

function placeOf({ node, within }: FlatBlock): Place {
  return { node, within };
}

function isTable({ node }: FlatBlock): boolean {
  return node.type === 'table';
}

function added(block: FlatBlock): BlockChange {
  const words = isTable(block)
    ? { runs: [], rows: compareTables(null, block.node, compareBlocks) }
    : { runs: runsOf(block.line, 'added') };
  return { kind: 'added', after: placeOf(block), isMoved: false, ...words };
}

function removed(block: FlatBlock): BlockChange {
  const words = isTable(block)
    ? { runs: [], rows: compareTables(block.node, null, compareBlocks) }
    : { runs: runsOf(block.line, 'removed') };
  return { kind: 'removed', before: placeOf(block), isMoved: false, ...words };
}

function paired(before: FlatBlock, after: FlatBlock): BlockChange {
  const words = isTable(after)
    ? { runs: [], rows: compareTables(before.node, after.node, compareBlocks) }
    : before.key === after.key
      ? { runs: runsOf(after.line, 'same') }
      : { runs: compareLines(before.line, after.line) };
  if (before.key === after.key) return { kind: 'same', after: placeOf(after), ...words };
  const isReshaped = shapeOf(before) !== shapeOf(after);
  const attributes = isReshaped ? [] : changedAttributes(before, after);
  return {
    kind: 'changed',
    before: placeOf(before),
    after: placeOf(after),
    attributes,
    isReshaped,
    ...words,
  };
}

function shapeOf({ node, within }: FlatBlock): string {
  return [...within.map(({ type }) => type), node.type].join('>');
}

/** Changed attributes of the block, and of the containers that it begins. */
function changedAttributes(before: FlatBlock, after: FlatBlock): AttributeChange[] {
  const frames = after.within.flatMap((frame, depth) =>
    frame.isFirst ? attributesBetween(before.within[depth]?.attrs ?? {}, frame.attrs) : [],
  );
  return [...frames, ...attributesBetween(before.node.attrs ?? {}, after.node.attrs ?? {})];
}

function attributesBetween(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): AttributeChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => valueKey(before[name]) !== valueKey(after[name]))
    .map((name) => ({ name, before: before[name] ?? null, after: after[name] ?? null }));
}

/** Separates the parts of a split line, so that its text can be compared in one pass. */
const cutMark: Span = {
  text: objectCharacter,
  marks: [],
  marksKey: '',
  atom: { type: 'cut' },
};

function withCuts(blocks: readonly FlatBlock[]): Span[] {
  return blocks.flatMap(({ line }, index) => (index === 0 ? line : [cutMark, ...line]));
}

function piecesOf(runs: readonly Run[]): Run[][] {
  const pieces: Run[][] = [[]];
  for (const run of runs) {
    if (run.atom === cutMark.atom) pieces.push([]);
    else pieces.at(-1)?.push(run);
  }
  return pieces;
}

function split(before: FlatBlock, after: readonly FlatBlock[]): BlockChange {
  const pieces = piecesOf(compareLines(before.line, withCuts(after)));
  return { kind: 'split', before: placeOf(before), after: after.map(placeOf), pieces };
}

function joined(before: readonly FlatBlock[], after: FlatBlock): BlockChange {
  const pieces = piecesOf(compareLines(withCuts(before), after.line));
  return { kind: 'joined', before: before.map(placeOf), after: placeOf(after), pieces };
}

/**
 * A block that was removed and inserted unchanged was moved. Empty and one-word blocks are not marked as
 * moves.
 */
function markMoves(changes: readonly BlockChange[]): BlockChange[] {
  const gone = new Map<string, number[]>();
  for (const [index, change] of changes.entries()) {
    if (change.kind !== 'removed' || !isDistinctive(change.before.node)) continue;
    const key = valueKey(change.before.node);
    gone.set(key, [...(gone.get(key) ?? []), index]);
  }
  if (gone.size === 0) return [...changes];
  const moved = new Set<number>();
  for (const [index, change] of changes.entries()) {
    if (change.kind !== 'added') continue;
    const from = gone.get(valueKey(change.after.node))?.shift();
    if (from !== undefined) moved.add(from).add(index);
  }
  return changes.map((change, index) =>
    moved.has(index) && (change.kind === 'added' || change.kind === 'removed')
      ? { ...change, isMoved: true }
      : change,
  );
}

function isDistinctive(node: LooseNode): boolean {
  const words = (node.content ?? []).map((child) => child.text ?? '').join('');
  return (
    words.length >= distinctiveChars ||
    Object.keys(node.attrs ?? {}).some((name) => /Id$|^(url|data)$/.test(name)) ||
    node.type === 'table'
  );
}

const distinctiveChars = 20;
