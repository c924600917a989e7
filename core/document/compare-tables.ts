import { alignBlocks, type Pair } from './align-blocks.ts';
import type { BlockChange, CellChange, RowChange } from './block-change.ts';
import { flatBlock, innerBlocks } from './flat-blocks.ts';
import type { LooseNode } from './loose-node.ts';
import { valueKey } from './value-key.ts';

type CompareBlocks = (before: readonly LooseNode[], after: readonly LooseNode[]) => BlockChange[];

/** The diff of two tables, row by row and cell by cell; null for a side without a table. */
export function compareTables(
  before: LooseNode | null,
  after: LooseNode | null,
  compareBlocks: CompareBlocks,
): RowChange[] {
  const rows = sideBySide(before, after, alignedByWords);
  return rows.map(([one, other]) => {
    const alignCells = isOfOneLength(one, other) ? alignedByPlace : alignedByWords;
    const cells = sideBySide(one, other, alignCells).map(([old, fresh]): CellChange => {
      const blocks = compareBlocks(old?.content ?? [], fresh?.content ?? []);
      const isSame = blocks.every(({ kind }) => kind === 'same') && sameCell(old, fresh);
      return { kind: kindOf(old, fresh, isSame), before: old, after: fresh, blocks };
    });
    return {
      kind: kindOf(
        one,
        other,
        cells.every(({ kind }) => kind === 'same'),
      ),
      cells,
    };
  });
}

type Sides = [LooseNode | null, LooseNode | null];

/** The inner nodes of both sides in one order: removed nodes precede the added ones that replace them. */
function sideBySide(
  before: LooseNode | null,
  after: LooseNode | null,
  align: (before: readonly LooseNode[], after: readonly LooseNode[]) => Pair[],
): Sides[] {
  const olds = before === null ? [] : innerBlocks(before);
  const news = after === null ? [] : innerBlocks(after);
  const out: Sides[] = [];
  let x = 0;
  let y = 0;
  for (const pair of [...align(olds, news), { before: olds.length, after: news.length }]) {
    for (; x < pair.before; x += 1) out.push([olds[x] ?? null, null]);
    for (; y < pair.after; y += 1) out.push([null, news[y] ?? null]);
    const [old, fresh] = [olds[x], news[y]];
    if (old !== undefined && fresh !== undefined) out.push([old, fresh]);
    x += 1;
    y += 1;
  }
  return out;
}

function alignedByWords(before: readonly LooseNode[], after: readonly LooseNode[]): Pair[] {
  return alignBlocks(
    before.map((node) => flatBlock(node)),
    after.map((node) => flatBlock(node)),
  );
}

function alignedByPlace(before: readonly LooseNode[]): Pair[] {
  return before.map((_, place) => ({ before: place, after: place }));
}

function isOfOneLength(before: LooseNode | null, after: LooseNode | null): boolean {
  return before !== null && after !== null && innerBlocks(before).length === innerBlocks(after).length;
}

function sameCell(before: LooseNode | null, after: LooseNode | null): boolean {
  return before?.type === after?.type && valueKey(before?.attrs) === valueKey(after?.attrs);
}

function kindOf(before: LooseNode | null, after: LooseNode | null, isSame: boolean): RowChange['kind'] {
  if (before === null) return 'added';
  if (after === null) return 'removed';
  return isSame ? 'same' : 'changed';
}
