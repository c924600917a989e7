import type { FlatBlock } from './flat-blocks.ts';
import { type Features, featuresOf, likeness, sharedSize } from './likeness.ts';
import { type Candidate, longestChain } from './longest-chain.ts';

/** Indexes of matching blocks in two lists. */
export type Pair = { readonly before: number; readonly after: number };

type Range = { readonly before: readonly [number, number]; readonly after: readonly [number, number] };

/** Minimum similarity; below it, two blocks count as one removed and one added. */
const minLikeness = 0.35;
/** A feature in more blocks than this does not identify any of them. */
const maxBlocksOfFeature = 10;
const candidatesPerBlock = 3;

/**
 * Aligns the blocks of `before` and `after`, in order on both sides. Equal blocks that are unique (as in
 * patience diff) compete with similar ones. The order that keeps the most words wins, so that a moved
 * paragraph counts as the moved one, not all others. In the gaps: equal blocks at the edges, then pictures,
 * embeds and the like at the same position. Linear in the words, n log n in the blocks.
 */
export function alignBlocks(before: readonly FlatBlock[], after: readonly FlatBlock[]): Pair[] {
  const whole: Range = { before: [0, before.length], after: [0, after.length] };
  const edges = edgePairs(before, after, whole);
  const chain = withGaps(whole, edges, (gap) => heaviestPairs(before, after, gap));
  const equal = withGaps(whole, chain, (gap) => edgePairs(before, after, gap));
  return withGaps(whole, equal, (gap) => leftoverPairs(before, after, gap));
}

/** The pairs, and the pairs found in each gap between them. */
function withGaps(whole: Range, pairs: readonly Pair[], find: (gap: Range) => readonly Pair[]): Pair[] {
  const out: Pair[] = [];
  let from: Pair = { before: whole.before[0], after: whole.after[0] };
  for (const pair of [...pairs, { before: whole.before[1], after: whole.after[1] }]) {
    const gap: Range = { before: [from.before, pair.before], after: [from.after, pair.after] };
    if (gap.before[0] < gap.before[1] && gap.after[0] < gap.after[1]) out.push(...find(gap));
    out.push(pair);
    from = { before: pair.before + 1, after: pair.after + 1 };
  }
  return out.slice(0, -1);
}

function heaviestPairs(before: readonly FlatBlock[], after: readonly FlatBlock[], gap: Range): Pair[] {
  const equal = equalCandidates(before, after, gap);
  return longestChain([...equal, ...alikeCandidates(before, after, { gap, equal })]);
}

/** Equal blocks that are unique on each side; weighted like the words of similar blocks. */
function equalCandidates(before: readonly FlatBlock[], after: readonly FlatBlock[], gap: Range): Candidate[] {
  const places = placesByKey(before, gap.before);
  const candidates: Candidate[] = [];
  for (const [key, own] of placesByKey(after, gap.after)) {
    const others = places.get(key);
    const [one] = others ?? [];
    const [other] = own;
    if (others?.length !== 1 || own.length !== 1 || one === undefined || other === undefined) continue;
    const weight = 1 + Math.round(charsOf(after[other]) * featuresPerChar);
    candidates.push({ before: one, after: other, weight });
  }
  return candidates;
}

/** A Vietnamese syllable with its space has four to five letters. It counts alone and with its neighbour. */
const featuresPerChar = 2 / 4.5;

function placesByKey(blocks: readonly FlatBlock[], [from, to]: readonly [number, number]) {
  const places = new Map<string, number[]>();
  for (let place = from; place < to; place += 1) {
    const key = blocks[place]?.key ?? '';
    const known = places.get(key);
    if (known === undefined) places.set(key, [place]);
    else known.push(place);
  }
  return places;
}

/** Equal blocks from the start of a gap forwards, and from its end backwards. */
function edgePairs(before: readonly FlatBlock[], after: readonly FlatBlock[], gap: Range): Pair[] {
  const most = Math.min(gap.before[1] - gap.before[0], gap.after[1] - gap.after[0]);
  const head: Pair[] = [];
  const tail: Pair[] = [];
  const isEqual = (pair: Pair) => before[pair.before]?.key === after[pair.after]?.key;
  while (head.length < most) {
    const pair = { before: gap.before[0] + head.length, after: gap.after[0] + head.length };
    if (!isEqual(pair)) break;
    head.push(pair);
  }
  while (head.length + tail.length < most) {
    const pair = { before: gap.before[1] - 1 - tail.length, after: gap.after[1] - 1 - tail.length };
    if (!isEqual(pair)) break;
    tail.unshift(pair);
  }
  return [...head, ...tail];
}

/** Pairs of blocks that share many words, among those without an equal block. */
function alikeCandidates(
  before: readonly FlatBlock[],
  after: readonly FlatBlock[],
  { gap, equal }: { gap: Range; equal: readonly Candidate[] },
): Candidate[] {
  const settledBefore = new Set(equal.map((pair) => pair.before));
  const settledAfter = new Set(equal.map((pair) => pair.after));
  const features = new Map<number, Features>();
  const owners = new Map<string, number[]>();
  for (let place = gap.before[0]; place < gap.before[1]; place += 1) {
    if (settledBefore.has(place)) continue;
    const found = featuresOf(before[place]?.line ?? []);
    features.set(place, found);
    for (const feature of found.counts.keys()) {
      const known = owners.get(feature);
      if (known === undefined) owners.set(feature, [place]);
      else known.push(place);
    }
  }
  const candidates: Candidate[] = [];
  for (let place = gap.after[0]; place < gap.after[1]; place += 1) {
    const block = after[place];
    if (block === undefined || settledAfter.has(place)) continue;
    const own = featuresOf(block.line);
    for (const other of mostVoted(own, owners)) {
      const counterpart = before[other];
      const theirs = features.get(other);
      if (counterpart === undefined || theirs === undefined || !canBecome(counterpart, block)) continue;
      if (likeness(own, theirs) < minLikeness) continue;
      candidates.push({ before: other, after: place, weight: sharedSize(own, theirs) });
    }
  }
  return candidates;
}

function mostVoted(own: Features, owners: ReadonlyMap<string, readonly number[]>): number[] {
  const votes = new Map<number, number>();
  for (const feature of own.counts.keys()) {
    const places = owners.get(feature);
    if (places === undefined || places.length > maxBlocksOfFeature) continue;
    for (const place of places) votes.set(place, (votes.get(place) ?? 0) + 1);
  }
  return [...votes]
    .sort((one, other) => other[1] - one[1])
    .slice(0, candidatesPerBlock)
    .map(([place]) => place);
}

/** Prose may become a heading or a list item; a picture does not become a paragraph. */
export function canBecome(before: FlatBlock, after: FlatBlock): boolean {
  return before.node.type === after.node.type || (isProse(before) && isProse(after));
}

/** Whether a block contains only text, so that it may be split, joined and changed to another kind. */
export function isProse({ node }: FlatBlock): boolean {
  return (
    node.type !== 'table' &&
    !['mediaId', 'articleId', 'url', 'data', 'raw'].some((name) => name in (node.attrs ?? {}))
  );
}

/** Blocks without text match by position. Among text blocks, only a short line alone in its gap does. */
function leftoverPairs(before: readonly FlatBlock[], after: readonly FlatBlock[], gap: Range): Pair[] {
  const [one, other] = [before[gap.before[0]], after[gap.after[0]]];
  const isAlone = gap.before[1] - gap.before[0] === 1 && gap.after[1] - gap.after[0] === 1;
  if (isAlone && one && other && canBecome(one, other) && isShort(one) && isShort(other)) {
    return [{ before: gap.before[0], after: gap.after[0] }];
  }
  const pairs: Pair[] = [];
  let from = gap.before[0];
  for (let place = gap.after[0]; place < gap.after[1]; place += 1) {
    const block = after[place];
    if (block === undefined || isProse(block)) continue;
    for (let earlier = from; earlier < gap.before[1]; earlier += 1) {
      if (before[earlier]?.node.type !== block.node.type) continue;
      pairs.push({ before: earlier, after: place });
      from = earlier + 1;
      break;
    }
  }
  return pairs;
}

function isShort(block: FlatBlock): boolean {
  return charsOf(block) <= shortLineChars;
}

function charsOf(block: FlatBlock | undefined): number {
  return (block?.line ?? []).reduce((length, { text }) => length + text.length, 0);
}

const shortLineChars = 60;
