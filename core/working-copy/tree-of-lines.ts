import type { Line, TreeNode } from './line.ts';

type Growing = { type: string; attrs?: Readonly<Record<string, unknown>>; content: TreeNode[] };

/**
 * The block tree of lines. Lines of concurrent edits may not fit together. The result is always a tree,
 * though not always valid in the body's schema.
 */
export function treeOfLines(lines: readonly Line[]): TreeNode[] {
  const top: TreeNode[] = [];
  let stack: Growing[] = [];
  for (const line of lines) {
    stack = stack.slice(0, sharedContainers(stack, line));
    for (const { type, attrs } of line.within.slice(stack.length)) {
      const container: Growing = attrs === undefined ? { type, content: [] } : { type, attrs, content: [] };
      (stack.at(-1)?.content ?? top).push(container);
      stack.push(container);
    }
    (stack.at(-1)?.content ?? top).push(blockOf(line));
  }
  return top;
}

/** The lines of each top-level block. */
export function groupLines(lines: readonly Line[]): Line[][] {
  const groups: Line[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group !== undefined && last !== undefined && goesOn(last, line)) group.push(line);
    else groups.push([line]);
  }
  return groups;
}

function goesOn(last: Line, line: Line): boolean {
  return line.open > 0 && line.within.length > 0 && last.within[0]?.type === line.within[0]?.type;
}

/** The number of containers that this line shares with the line before. */
function sharedContainers(stack: readonly Growing[], line: Line): number {
  const most = Math.min(line.open, stack.length, line.within.length);
  let shared = 0;
  while (shared < most && stack[shared]?.type === line.within[shared]?.type) shared += 1;
  return shared;
}

function blockOf({ type, attrs, content }: Line): TreeNode {
  return {
    type,
    ...(Object.keys(attrs).length > 0 && { attrs }),
    ...(content.length > 0 && { content }),
  };
}
