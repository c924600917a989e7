import type { Node } from '@tiptap/pm/model';

/** A top-level block and its position. */
export type PlacedBlock = { readonly node: Node; readonly pos: number };

/**
 * The top-level blocks from the first to the last that two documents do not share. Compares blocks by
 * identity, so its cost does not depend on the length of the text.
 */
export function changedBlocks(before: Node | null, after: Node): PlacedBlock[] {
  if (before === after) return [];
  const isSame = (index: number, fromEnd: boolean) => {
    if (before === null) return false;
    const old = fromEnd ? before.childCount - 1 - index : index;
    const now = fromEnd ? after.childCount - 1 - index : index;
    return before.child(old) === after.child(now);
  };
  const most = before === null ? 0 : Math.min(before.childCount, after.childCount);
  let head = 0;
  while (head < most && isSame(head, false)) head += 1;
  let tail = 0;
  while (tail < most - head && isSame(tail, true)) tail += 1;
  const blocks: PlacedBlock[] = [];
  after.forEach((node, pos, index) => {
    if (index >= head && index < after.childCount - tail) blocks.push({ node, pos });
  });
  return blocks;
}
