import { Fragment, type Node, type Schema } from '@tiptap/pm/model';
import type { Body } from '#core/document/body.ts';
import { repairBody } from '#core/document/repair-body.ts';
import { lengthOfLine, linesOfRuns, runsOfLine } from '#core/working-copy/delta.ts';
import type { Line, TreeNode } from '#core/working-copy/line.ts';
import { linesOfTree } from '#core/working-copy/lines-of-tree.ts';
import { groupLines, treeOfLines } from '#core/working-copy/tree-of-lines.ts';

/**
 * A top-level block in both forms: the lines of the working copy, and the nodes on the screen. Usually this
 * is one node; invalid lines may need several.
 */
export type Entry = {
  readonly lines: readonly Line[];
  readonly nodes: readonly Node[];
  readonly length: number;
};

/** The entries of a Yjs text. Entries of `known` with the same lines are reused. */
export function entriesOfLines(schema: Schema, lines: readonly Line[], known: readonly Entry[]): Entry[] {
  const groups = groupLines(lines);
  let head = 0;
  while (head < Math.min(known.length, groups.length) && isSame(known[head], groups[head])) head += 1;
  let tail = 0;
  const most = Math.min(known.length, groups.length) - head;
  while (tail < most && isSame(known.at(-1 - tail), groups.at(-1 - tail))) tail += 1;
  const changed = groups.slice(head, groups.length - tail).map((group) => entryOfLines(schema, group));
  const entries = [...known.slice(0, head), ...changed, ...known.slice(known.length - tail)];
  return entries.length > 0 ? entries : [nothingWritten(schema)];
}

/** The entry of a locally edited node. */
export function entryOfNode(node: Node): Entry {
  // Converted through runs, so that the lines are the same as those that others parse.
  const lines = linesOfRuns(linesOfTree([node.toJSON() as TreeNode]).flatMap(runsOfLine));
  return { lines, nodes: [node], length: lengthOf(lines) };
}

/** An empty document: one paragraph on the screen, nothing in the working copy. */
function nothingWritten(schema: Schema): Entry {
  const node = schema.topNodeType.contentMatch.defaultType?.createAndFill();
  return { lines: [], nodes: node ? [node] : [], length: 0 };
}

function entryOfLines(schema: Schema, lines: readonly Line[]): Entry {
  return { lines, nodes: nodesOf(schema, treeOfLines(lines)), length: lengthOf(lines) };
}

function nodesOf(schema: Schema, tree: readonly TreeNode[]): Node[] {
  return tree.flatMap((block) => wellFormed(schema, block) ?? repaired(schema, block));
}

function wellFormed(schema: Schema, block: TreeNode): Node | null {
  try {
    const node = schema.nodeFromJSON(block);
    node.check();
    return schema.topNodeType.validContent(Fragment.from(node)) ? node : null;
  } catch {
    return null;
  }
}

/** Repairs concurrent changes that match no schema, with the same result as in a version. */
function repaired(schema: Schema, block: TreeNode): Node[] {
  const body: Body = repairBody({ type: 'doc', content: [block] });
  return body.content.map((each) => schema.nodeFromJSON(each));
}

function lengthOf(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + lengthOfLine(line), 0);
}

const keys = new WeakMap<Line, string>();

function isSame(entry: Entry | undefined, group: readonly Line[] | undefined): boolean {
  if (entry === undefined || group === undefined || entry.lines.length !== group.length) return false;
  return entry.lines.every((line, index) => keyOf(line) === keyOf(group[index] as Line));
}

function keyOf(line: Line): string {
  const known = keys.get(line);
  if (known !== undefined) return known;
  const key = JSON.stringify(runsOfLine(line));
  keys.set(line, key);
  return key;
}
