/**
 * Positions where a spreadsheet would interpret and run a formula (OWASP, CSV injection). The start of a
 * cell, and within it after characters that may separate cells or lines instead of our comma. An example is
 * the semicolon in locales with a decimal comma. Such readers ignore our quotation marks too.
 */
const FORMULA = /^(?=['=+\-@\t\r])|(?<=[;\t\r\n])(?=["'=+\-@\t\r])/g;
const APOSTROPHE = /(^|[;\t\r\n])'/g;

/**
 * One CSV record (RFC 4180) without the line end. Text that a spreadsheet would run gets a leading
 * apostrophe; numbers stay numbers; null is an empty cell.
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return cells.map(cellOf).join(',');
}

/** Parses a record of `csvLine` into text cells without the apostrophes. Null if it is invalid. */
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
