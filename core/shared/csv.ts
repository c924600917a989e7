/** A spreadsheet takes a cell that begins so for a formula, and runs it. (OWASP, CSV injection) */
const FORMULA = /^['=+\-@\t\r]/;

/**
 * One record of CSV (RFC 4180), without the line's end. Text that a spreadsheet would run gets an apostrophe before it,
 * numbers stay numbers; null is an empty cell.
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return cells.map(cellOf).join(',');
}

/** The cells of a record that `csvLine` wrote, as text and without the apostrophe. Null where it is none. */
export function readCsvLine(line: string): string[] | null {
  const cells: string[] = [];
  const cell = /("(?:[^"]|"")*"|[^",]*)(,|$)/y;
  for (;;) {
    const match = cell.exec(line);
    if (match === null) return null;
    const [, text = '', end] = match;
    const plain = text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
    cells.push(plain.startsWith("'") ? plain.slice(1) : plain);
    if (end === '') return cell.lastIndex === line.length ? cells : null;
  }
}

function cellOf(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
