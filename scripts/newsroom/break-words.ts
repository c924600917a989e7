import type { BreakKind, ChainBreak } from '#core/audit/check-chain.ts';

const WORDS: Readonly<Record<BreakKind, string>> = {
  missing: 'is missing, and perhaps rows after it',
  changed: 'was changed: its hash is another',
  unlinked: 'does not go on from the row before it',
  order: 'stands out of order',
  tail: 'is missing, as all after it: the head knows of more',
  beyond_head: 'and what comes after it is unknown to the head',
  other_hash: 'has another hash than the head remembers',
  other_anchor:
    'has another hash than its anchor outside the database: the chain was written anew from here on',
  anchored_tail: 'is missing, as all after it: an anchor outside the database knows of more',
  forged_anchor: 'has an anchor that was not signed with the key of this newsroom',
  no_head: 'can’t be held against the head: there is none',
};

/** Describes a break of the hash chain in one line. */
export function breakWords({ seq, why }: ChainBreak): string {
  return `  row ${seq} ${WORDS[why]}`;
}
