import { type AuditEntry, chainedText, genesisHash } from './chain.ts';

/** The end of a chain after a row; the next row must continue from it. */
export type ChainEnd = { readonly seq: number; readonly hash: string };

/** A stored row; `withheld` if its text was left out, so that its hash cannot be recomputed. */
export type ChainRow = AuditEntry & {
  readonly previousHash: string;
  readonly hash: string;
  readonly withheld?: boolean;
};

/**
 * How a chain can break. Within the chain:
 * - `missing`: rows before this one
 * - `changed`: the row does not match its hash
 * - `linked`: not linked to the row before it
 * - `order`: out of order
 * At the end: `tail` (missing rows), `beyond_head` (rows that the head does not cover), `other_hash` (a
 * different head), `no_head`.
 * Against the anchors outside the database: `other_anchor` (a different hash), `anchored_tail` (anchored rows
 * that the chain lacks), `forged_anchor` (a signature that is not ours).
 */
export type BreakKind =
  | 'missing'
  | 'changed'
  | 'unlinked'
  | 'order'
  | 'tail'
  | 'beyond_head'
  | 'other_hash'
  | 'no_head'
  | 'other_anchor'
  | 'anchored_tail'
  | 'forged_anchor';
export type ChainBreak = { readonly seq: number; readonly why: BreakKind };

export const chainStart: ChainEnd = { seq: 0, hash: genesisHash };

/**
 * The errors of a row that follows `end`. With `hasGaps`, rows were left out on purpose, and only neighbours
 * must be linked. Each row is compared with the stored hashes, so that one changed row counts as one break.
 */
export function checkRow(
  { seq, previousHash, hash, withheld = false, ...entry }: ChainRow,
  { end, hasGaps = false, sha256 }: { end: ChainEnd; hasGaps?: boolean; sha256: (text: string) => string },
): ChainBreak[] {
  if (seq <= end.seq) return [{ seq, why: 'order' }];
  const breaks: ChainBreak[] = [];
  const isNext = seq === end.seq + 1;
  if (!isNext && !hasGaps) breaks.push({ seq: end.seq + 1, why: 'missing' });
  if (isNext && previousHash !== end.hash) breaks.push({ seq, why: 'unlinked' });
  const own = withheld ? hash : sha256(chainedText(previousHash, entryOf({ seq, ...entry })));
  if (own !== hash) breaks.push({ seq, why: 'changed' });
  return breaks;
}

/** The errors at the end of a complete chain, compared with the head that the last append stored. */
export function checkHead(end: ChainEnd, head: ChainEnd | null): ChainBreak[] {
  if (head === null) return [{ seq: end.seq + 1, why: 'no_head' }];
  if (head.seq > end.seq) return [{ seq: end.seq + 1, why: 'tail' }];
  if (head.seq < end.seq) return [{ seq: head.seq + 1, why: 'beyond_head' }];
  return head.hash === end.hash ? [] : [{ seq: end.seq, why: 'other_hash' }];
}

/** Exactly the columns that the hash covers. */
function entryOf(row: AuditEntry): AuditEntry {
  const { seq, at, actorId, action, subjectType, subjectId, detail, address } = row;
  return { seq, at, actorId, action, subjectType, subjectId, detail, address };
}
