import { type ChainBreak, type ChainEnd, chainStart, checkRow } from './check-chain.ts';
import { digestStart, digestText, type ExportEnd, readExportLine } from './export-lines.ts';

/**
 * Errors of an export besides those of its rows: a line that no export wrote, rows after the end line, no end
 * line.
 */
export type ExportFault =
  | { readonly line: number; readonly why: 'not_a_line' | 'after_the_end' }
  | { readonly line: number; readonly why: 'other_rows' | 'other_digest' | 'not_at_head' | 'no_end' };

export type ExportState = {
  readonly rows: number;
  /** Rows without their text, for which only the links could be checked. */
  readonly withheld: number;
  readonly first: number | null;
  readonly last: ChainEnd | null;
  readonly breaks: readonly ChainBreak[];
  readonly faults: readonly ExportFault[];
  readonly end: ExportEnd | null;
};

const toldAtMost = 100;

/**
 * Verifies an export on its own, line by line: each row's hash, the links between neighbours, completeness if
 * everything was exported, and the last line. Calls `onRow` for each row, so that the caller can compare it
 * with the database.
 */
export async function checkExport(
  lines: AsyncIterable<string> | Iterable<string>,
  sha256: (text: string) => string,
  onRow: (row: ChainEnd) => Promise<void> | void = () => {},
): Promise<ExportState> {
  const breaks: ChainBreak[] = [];
  const faults: ExportFault[] = [];
  const gaps: ChainBreak[] = [];
  let [digest, rows, withheld, line] = [digestStart, 0, 0, 0];
  let first: number | null = null;
  let last: ChainEnd | null = null;
  let end: ExportEnd | null = null;
  for await (const given of lines) {
    line += 1;
    const text = line === 1 ? given.replace(/^\uFEFF/, '') : given;
    if (text === '') continue;
    const read = readExportLine(text);
    if ('head' in read) continue;
    if ('bad' in read) faults.push({ line, why: 'not_a_line' });
    else if (end !== null) faults.push({ line, why: 'after_the_end' });
    else if ('end' in read) end = read.end;
    else {
      const { row } = read;
      const { actorName: _, ...chainRow } = row;
      for (const found of checkRow(chainRow, { end: last ?? chainStart, sha256 })) {
        (found.why === 'missing' ? gaps : breaks).push(found);
      }
      digest = sha256(digestText(digest, row));
      rows += 1;
      if (row.withheld) withheld += 1;
      first ??= row.seq;
      last = { seq: row.seq, hash: row.hash };
      await onRow(last);
    }
  }
  if (end === null) faults.push({ line, why: 'no_end' });
  else {
    if (end.rows !== rows) faults.push({ line, why: 'other_rows' });
    if (end.digest !== digest) faults.push({ line, why: 'other_digest' });
    if (isOfAll(end)) {
      breaks.push(...gaps);
      if (last?.seq !== end.head.seq || last.hash !== end.head.hash)
        faults.push({ line, why: 'not_at_head' });
    }
  }
  breaks.sort((a, b) => a.seq - b.seq);
  return {
    rows,
    withheld,
    first,
    last,
    breaks: breaks.slice(0, toldAtMost),
    faults: faults.slice(0, toldAtMost),
    end,
  };
}

/** Whether the export has no filters, so that no row may be missing. */
function isOfAll({ filters }: ExportEnd): boolean {
  return Object.keys(filters).length === 0;
}
