import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';

/** Selects the text of the next (1) or previous (-1) cell in the table. False if there is none. */
export function goToCell({ state, view }: Editor, step: 1 | -1): boolean {
  const { $from } = state.selection;
  const cellDepth = depthOf($from.depth, (depth) => isCell($from.node(depth)));
  const tableDepth = depthOf(cellDepth, (depth) => $from.node(depth).type.name === 'table');
  if (tableDepth === 0) return false;
  const cells: { from: number; to: number }[] = [];
  $from.node(tableDepth).descendants((node, offset) => {
    const from = $from.start(tableDepth) + offset;
    if (isCell(node)) cells.push({ from, to: from + node.nodeSize });
    return node.type.name === 'tableRow';
  });
  const next = cells[cells.findIndex(({ from }) => from === $from.before(cellDepth)) + step];
  if (next === undefined) return false;
  const text = TextSelection.between(state.doc.resolve(next.from + 1), state.doc.resolve(next.to - 1));
  view.dispatch(state.tr.setSelection(text).scrollIntoView());
  return true;
}

function isCell({ type }: Node): boolean {
  return type.name === 'tableCell' || type.name === 'tableHeader';
}

/** The deepest matching depth, from `deepest` upwards; 0 if there is none. */
function depthOf(deepest: number, holds: (depth: number) => boolean): number {
  let depth = deepest;
  while (depth > 0 && !holds(depth)) depth -= 1;
  return depth;
}
