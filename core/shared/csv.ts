/**
 * Where a spreadsheet would take what follows for a formula, and run it (OWASP, CSV injection): at the beginning of a cell, and
 * within it after whatever may part cells or lines instead of our comma, such as the semicolon where the comma parts decimals. Who
 * reads so does not know our quotation marks either.
 */
const FORMULA = /^(?=['=+\-@\t\r])|(?<=[;\t\r\n])(?=["'=+\-@\t\r])/g;
const APOSTROPHE = /(^|[;\t\r\n])'/g;

/**
 * One record of CSV (RFC 4180), without the line's end. Text that a spreadsheet would run gets an apostrophe before it,
 * numbers stay numbers; null is an empty cell.
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return cells.map(cellOf).join(',');
}

/** The cells of a record that `csvLine` wrote, as text and without the apostrophes. Null where it is none. */
export function readCsvLine(line: string): string[] | null {
  const cells: string[] = [];
  const cell = /("(?:[^"]|"")*"|[^",]*)(,|$)/y;
  for (;;) {
    const match = cell.exec(line);
    if (match === null) return null;
    const [, text = '', end] = match;
    const plain = text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
    cells.push(plain.replace(APOSTROPHE, '$1'));
    if (end === '') return cell.lastIndex === line.length ? cells : null;
  }
}

function cellOf(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = cell.replace(FORMULA, "'");
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
