import type { BlockNode } from './node.ts';

/**
 * Maximum number of cells to fill in. Larger spans are an attack or an error and could require millions of
 * cells.
 */
const fillMax = 2000;

/**
 * The rows of a table, with empty cells added to shorter rows (after two people changed it at once). Spans
 * count. Returns the same rows if the table is rectangular, and no rows if it has no cell.
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

/** The number of columns of each row, including cells of rows above that span into it. */
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
