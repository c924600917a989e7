import { type AuditEntry, chainedText, genesisHash } from './chain.ts';

/** Where a chain stands after a row: the next one must go on from here. */
export type ChainEnd = { readonly seq: number; readonly hash: string };

/** A row as it is kept; `withheld` where its words were left out, so that its own hash can't be made again. */
export type ChainRow = AuditEntry & {
  readonly previousHash: string;
  readonly hash: string;
  readonly withheld?: boolean;
};

/**
 * How a chain can break: `missing` rows before this one, a row that was `changed`, one that is not `linked` to the row
 * before it, a row out of `order`; at the end rows that are missing (`tail`), rows that the head does not know
 * (`beyond_head`), a head of `other_hash`, or none at all (`no_head`). Against the anchors outside the database: a row of another
 * hash (`other_anchor`), rows that an anchor knows and the chain has not (`anchored_tail`), an anchor that we did not sign
 * (`forged_anchor`).
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
 * What is wrong with a row that comes after `end`. `hasGaps` where rows were left out on purpose: then only neighbours
 * must be linked. Each row is judged by what is kept, so that one changed row is one break and not all after it.
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

/** What is wrong with the end of a whole chain, held against the head that the last append left. */
export function checkHead(end: ChainEnd, head: ChainEnd | null): ChainBreak[] {
  if (head === null) return [{ seq: end.seq + 1, why: 'no_head' }];
  if (head.seq > end.seq) return [{ seq: end.seq + 1, why: 'tail' }];
  if (head.seq < end.seq) return [{ seq: head.seq + 1, why: 'beyond_head' }];
  return head.hash === end.hash ? [] : [{ seq: end.seq, why: 'other_hash' }];
}

/** The columns that the hash covers, and no others that a row may carry. */
function entryOf(row: AuditEntry): AuditEntry {
  const { seq, at, actorId, action, subjectType, subjectId, detail, address } = row;
  return { seq, at, actorId, action, subjectType, subjectId, detail, address };
}
