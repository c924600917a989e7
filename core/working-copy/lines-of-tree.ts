import { type Container, isContainer, type Line, type LineNode, type TreeNode } from './line.ts';

/** The blocks of a story as lines, in reading order. A container without any block in it leaves none. */
export function linesOfTree(blocks: readonly TreeNode[]): Line[] {
  const lines: Line[] = [];
  for (const block of blocks) collect(block, [], 0, lines);
  return lines;
}

/** Adds the lines of `node`; `open`: how many containers the first of them shares with the line before it. */
function collect(node: TreeNode, within: readonly Container[], open: number, lines: Line[]): void {
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
    collect(child as TreeNode, inside, shared, lines);
    if (lines.length > before) shared = inside.length;
  }
}

/** An attribute that says nothing is as good as none: both must be one in the text of Yjs. */
function containerOf({ type, attrs = {} }: TreeNode): Container {
  const said = Object.entries(attrs).filter(([, value]) => value !== null && value !== undefined);
  return said.length > 0 ? { type, attrs: Object.fromEntries(said) } : { type };
}

/** Text in a line has no line ends: those stand between lines. */
function asLineNode(node: unknown): LineNode {
  const inline = node as LineNode;
  return inline.text?.includes('\n') ? { ...inline, text: inline.text.replaceAll('\n', ' ') } : inline;
}
