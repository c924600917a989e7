import type { BreakKind, ChainBreak } from '#core/audit/check-chain.ts';

const WORDS: Readonly<Record<BreakKind, string>> = {
  missing: 'is missing, and perhaps rows after it',
  changed: 'was changed: its hash does not match',
  unlinked: 'does not continue the row before it',
  order: 'is out of order',
  tail: 'and all later rows are missing: the head has a higher number',
  beyond_head: 'and all later rows are unknown to the head',
  other_hash: 'has a hash that differs from the head',
  other_anchor:
    'has a hash that differs from its anchor outside the database: the chain was rewritten from this row on',
  anchored_tail: 'and all later rows are missing: an anchor outside the database has a higher number',
  forged_anchor: 'has an anchor that was not signed with the key of this newsroom',
  no_head: 'can’t be compared with the head: it is missing',
};

/** Describes a break of the hash chain in one line. */
export function breakWords({ seq, why }: ChainBreak): string {
  return `  row ${seq} ${WORDS[why]}`;
}
