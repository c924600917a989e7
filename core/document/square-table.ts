import type { BlockNode } from './node.ts';

/** More cells than these are not filled in: nobody drew that table, and its spans could ask for millions. */
const fillMax = 2000;

/**
 * The rows of a table with empty cells put where a row is shorter than the others (after two people changed it
 * at once), spans counted; the same rows when it is rectangular. No rows when none has a cell.
 */
export function squareTable(rows: readonly BlockNode[]): readonly BlockNode[] {
  const widths = widthsOf(rows);
  const width = Math.max(0, ...widths);
  if (width === 0) return [];
  const missing = widths.reduce((sum, each) => sum + width - each, 0);
  if (missing === 0 || missing > fillMax) return rows;
  return rows.map((row, index) => {
    const cells = Array.from({ length: width - (widths[index] ?? 0) }, emptyCell);
    return cells.length === 0 ? row : { ...row, content: [...(row.content ?? []), ...cells] };
  });
}

function emptyCell(): BlockNode {
  return { type: 'tableCell', attrs: { colspan: 1, rowspan: 1 }, content: [{ type: 'paragraph' }] };
}

/** How many columns each row has, with those that cells of the rows above reach down over. */
function widthsOf(rows: readonly BlockNode[]): number[] {
  let reaching: { columns: number; rows: number }[] = [];
  return rows.map((row) => {
    const fromAbove = reaching.reduce((sum, { columns }) => sum + columns, 0);
    const own = ((row.content ?? []) as readonly BlockNode[]).map(({ attrs }) => ({
      columns: Number(attrs?.colspan ?? 1),
      rows: Number(attrs?.rowspan ?? 1),
    }));
    reaching = [...reaching, ...own]
      .map((each) => ({ ...each, rows: each.rows - 1 }))
      .filter((each) => each.rows > 0);
    return fromAbove + own.reduce((sum, { columns }) => sum + columns, 0);
  });
}
