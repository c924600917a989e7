import { type Container, isContainer, type Line, type LineNode, type TreeNode } from './line.ts';

/** The blocks of a story as lines in reading order. A container without blocks produces no line. */
export function linesOfTree(blocks: readonly TreeNode[]): Line[] {
  const lines: Line[] = [];
  for (const block of blocks) collect(block, lines, { within: [], open: 0 });
  return lines;
}

/**
 * Appends the lines of `node`; `open` is the number of containers that its first line shares with the line
 * before it.
 */
function collect(
  node: TreeNode,
  lines: Line[],
  { within, open }: { within: readonly Container[]; open: number },
): void {
  if (!isContainer(node.type)) {
    lines.push({
      type: node.type,
      attrs: node.attrs ?? {},
      within,
      open,
      content: (node.content ?? []).map(asLineNode),
    });
    return;
  }
  const inside = [...within, containerOf(node)];
  let shared = open;
  for (const child of node.content ?? []) {
    const before = lines.length;
    collect(child as TreeNode, lines, { within: inside, open: shared });
    if (lines.length > before) shared = inside.length;
  }
}

/** Empty attributes are dropped, so that equal containers have equal encodings in Yjs. */
function containerOf({ type, attrs = {} }: TreeNode): Container {
  const filled = Object.entries(attrs).filter(([, value]) => value !== null && value !== undefined);
  return filled.length > 0 ? { type, attrs: Object.fromEntries(filled) } : { type };
}

/** Text inside a line has no line ends, because these separate lines. */
function asLineNode(node: unknown): LineNode {
  const inline = node as LineNode;
  return inline.text?.includes('\n') ? { ...inline, text: inline.text.replaceAll('\n', ' ') } : inline;
}
