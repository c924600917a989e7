import { canonicalJson } from '../shared/canonical-json.ts';
import { csvLine, readCsvLine } from '../shared/csv.ts';
import type { ChainEnd, ChainRow } from './check-chain.ts';

export const EXPORT_FORMATS = ['jsonl', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** An exported row: the row with its hashes, and the person's name at the time. */
export type ExportedRow = ChainRow & { readonly actorName: string | null };

/** The last line of an export: a summary that reveals removed lines. */
export type ExportEnd = {
  readonly exportedAt: string;
  /** The filters of the export; empty for the complete audit. */
  readonly filters: Readonly<Record<string, string>>;
  readonly rows: number;
  /**
   * The end of the audit at that time. Keep it elsewhere: an attacker who rewrites the database cannot
   * rewrite it there.
   */
  readonly head: ChainEnd;
  /** A hash over all rows, from `digestStart` on by `digestText`. */
  readonly digest: string;
};

export const digestStart = '';

/** The text whose SHA-256 is the digest after one more row. */
export function digestText(digest: string, row: ExportedRow): string {
  return `${digest}\n${canonicalJson(row)}`;
}

const COLUMNS = [
  ...['seq', 'at', 'actor_id', 'actor_name', 'action', 'subject_type', 'subject_id', 'detail', 'address'],
  ...['previous_hash', 'hash', 'withheld'],
];

/** The header line; null if the format has none. */
export function exportHead(format: ExportFormat): string | null {
  return format === 'csv' ? csvLine(COLUMNS) : null;
}

/** One row as a line. */
export function exportedRow(row: ExportedRow, format: ExportFormat): string {
  if (format === 'jsonl') return JSON.stringify(row);
  return csvLine([
    row.seq,
    row.at,
    row.actorId,
    row.actorName,
    row.action,
    row.subjectType,
    row.subjectId,
    JSON.stringify(row.detail),
    row.address,
    row.previousHash,
    row.hash,
    row.withheld ? 'yes' : '',
  ]);
}

/** The last line. */
export function exportedEnd(end: ExportEnd, format: ExportFormat): string {
  if (format === 'jsonl') return JSON.stringify({ end });
  return csvLine(['end', end.exportedAt, '', '', '', '', '', JSON.stringify(end), '', '', end.digest, '']);
}

export type ParsedRow =
  | { readonly row: ExportedRow }
  | { readonly end: ExportEnd }
  | { readonly head: true }
  | { readonly bad: true };

/** Parses a line of either format; `bad` for a line that no export wrote. */
export function readExportLine(line: string): ParsedRow {
  try {
    return line.startsWith('{') ? readJsonLine(line) : readCsvRow(line);
  } catch {
    return { bad: true };
  }
}

function readJsonLine(line: string): ParsedRow {
  const value = JSON.parse(line) as Record<string, unknown>;
  if ('end' in value) return { end: value.end as ExportEnd };
  return isRow(value) ? { row: value } : { bad: true };
}

function readCsvRow(line: string): ParsedRow {
  const cells = readCsvLine(line);
  if (cells === null || cells.length !== COLUMNS.length) return { bad: true };
  if (cells.every((cell, place) => cell === COLUMNS[place])) return { head: true };
  const [seq, at, actorId, actorName, action, subjectType, subjectId, detail, address, ...hashes] = cells;
  if (seq === 'end') return { end: JSON.parse(detail ?? '') as ExportEnd };
  const [previousHash, hash, withheld] = hashes;
  const row = {
    seq: Number(seq),
    at,
    actorId: actorId || null,
    actorName: actorName || null,
    action,
    subjectType,
    subjectId,
    detail: JSON.parse(detail ?? ''),
    address,
    previousHash,
    hash,
    ...(withheld === 'yes' ? { withheld: true } : {}),
  };
  return isRow(row) ? { row } : { bad: true };
}

function isRow(value: object): value is ExportedRow {
  const row = value as Partial<Record<keyof ExportedRow, unknown>>;
  return (
    Number.isSafeInteger(row.seq) &&
    typeof row.detail === 'object' &&
    row.detail !== null &&
    (['at', 'action', 'subjectType', 'subjectId', 'address', 'previousHash', 'hash'] as const).every(
      (name) => typeof row[name] === 'string',
    )
  );
}
