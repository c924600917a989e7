import { csvLine } from '../shared/csv.ts';

export const ROYALTY_FORMATS = ['csv', 'jsonl'] as const;
export type RoyaltyFormat = (typeof ROYALTY_FORMATS)[number];

/** One royalty entry: the item, the recipient, and who set it. */
export type MarkRow = {
  readonly month: string;
  readonly isClosed: boolean;
  readonly number: number;
  readonly headline: string;
  readonly version: number;
  readonly publishedAt: Date | null;
  readonly kind: 'text' | 'photo';
  readonly mediaId: string | null;
  readonly personId: string | null;
  readonly name: string;
  readonly pointTenths: number;
  readonly amountDong: number;
  readonly isAdjustment: boolean;
  readonly note: string;
  readonly setByName: string;
  readonly setAt: Date;
};

/** The CSV header; null for formats without one. */
export function royaltyHead(format: RoyaltyFormat): string | null {
  return format === 'csv' ? csvLine(Object.keys(columnsOf(SAMPLE))) : null;
}

/** One royalty entry as a line: points as a decimal, the amount in whole đồng. */
export function royaltyRow(line: MarkRow, format: RoyaltyFormat): string {
  const columns = columnsOf(line);
  return format === 'jsonl' ? JSON.stringify(columns) : csvLine(Object.values(columns));
}

function columnsOf(line: MarkRow): Record<string, string | number | null> {
  return {
    month: line.month,
    state: line.isClosed ? 'closed' : 'open',
    person: line.name,
    personId: line.personId,
    kind: line.kind,
    article: line.number,
    headline: line.headline,
    version: line.version,
    publishedAt: line.publishedAt?.toISOString() ?? null,
    mediaId: line.mediaId,
    points: line.pointTenths / 10,
    amountDong: line.amountDong,
    adjustment: line.isAdjustment ? 'yes' : 'no',
    note: line.note,
    setBy: line.setByName,
    setAt: line.setAt.toISOString(),
  };
}

const SAMPLE: MarkRow = {
  month: '',
  isClosed: false,
  number: 0,
  headline: '',
  version: 0,
  publishedAt: null,
  kind: 'text',
  mediaId: null,
  personId: null,
  name: '',
  pointTenths: 0,
  amountDong: 0,
  isAdjustment: false,
  note: '',
  setByName: '',
  setAt: new Date(0),
};
