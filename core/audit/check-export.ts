import { type ChainBreak, type ChainEnd, chainStart, checkRow } from './check-chain.ts';
import { digestStart, digestText, type ExportEnd, type ExportedRow, readExportLine } from './export-lines.ts';

/**
 * Errors of an export besides those of its rows: a line that no export wrote, rows after the end line, no end
 * line.
 */
export type ExportFault =
  | { readonly line: number; readonly why: 'not_a_line' | 'after_the_end' }
  | { readonly line: number; readonly why: EndFault };

type EndFault = 'other_rows' | 'other_digest' | 'not_at_head' | 'no_end';

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

const maxFaults = 100;

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
  const faults: ExportFault[] = [];
  const chain = new ChainCheck(sha256);
  let line = 0;
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
    else await onRow(chain.add(read.row));
  }
  faults.push(...chain.close(end).map((why) => ({ line, why })));
  const { rows, withheld, first, last } = chain;
  return {
    ...{ rows, withheld, first, last, end },
    breaks: chain.breaks.toSorted((a, b) => a.seq - b.seq).slice(0, maxFaults),
    faults: faults.slice(0, maxFaults),
  };
}

/** The rows of an export that were read so far. */
class ChainCheck {
  readonly breaks: ChainBreak[] = [];
  /** Missing rows. They are breaks only if everything was exported. */
  private readonly gaps: ChainBreak[] = [];
  rows = 0;
  withheld = 0;
  first: number | null = null;
  last: ChainEnd | null = null;
  private digest = digestStart;
  private readonly sha256: (text: string) => string;

  constructor(sha256: (text: string) => string) {
    this.sha256 = sha256;
  }

  add(row: ExportedRow): ChainEnd {
    const { actorName: _, ...chainRow } = row;
    for (const found of checkRow(chainRow, { end: this.last ?? chainStart, sha256: this.sha256 })) {
      (found.why === 'missing' ? this.gaps : this.breaks).push(found);
    }
    this.digest = this.sha256(digestText(this.digest, row));
    this.rows += 1;
    if (row.withheld) this.withheld += 1;
    this.first ??= row.seq;
    this.last = { seq: row.seq, hash: row.hash };
    return this.last;
  }

  /** Compares the rows with the last line. If everything was exported, each gap is a break. */
  close(end: ExportEnd | null): EndFault[] {
    if (end === null) return ['no_end'];
    const faults: EndFault[] = [];
    if (end.rows !== this.rows) faults.push('other_rows');
    if (end.digest !== this.digest) faults.push('other_digest');
    if (!isOfAll(end)) return faults;
    this.breaks.push(...this.gaps);
    if (this.last?.seq !== end.head.seq || this.last.hash !== end.head.hash) faults.push('not_at_head');
    return faults;
  }
}

/** Whether the export has no filters, so that no row may be missing. */
function isOfAll({ filters }: ExportEnd): boolean {
  return Object.keys(filters).length === 0;
}
