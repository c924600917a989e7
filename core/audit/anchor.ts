import { canonicalJson } from '../shared/canonical-json.ts';
import type { ChainBreak, ChainEnd } from './check-chain.ts';

/**
 * The end of the audit chain at a time, kept outside the database: an attacker who rewrites the chain cannot
 * rewrite it there. `links` holds a prefix of the hash of each row after row `after`.
 */
export type AuditAnchor = ChainEnd & {
  readonly after: number;
  readonly links: string;
  /** ISO 8601 UTC. */
  readonly at: string;
};
export type SignedAnchor = AuditAnchor & { readonly signature: string };

const LINK_LENGTH = 12;

/** The anchor of these rows, which follow row `after`. */
export function anchorOf(
  rows: readonly ChainEnd[],
  { after, at }: { after: number; at: Date },
): AuditAnchor | null {
  const end = rows.at(-1);
  if (end === undefined) return null;
  const links = rows.map(({ hash }) => linkOf(hash)).join('');
  return { seq: end.seq, hash: end.hash, after, links, at: at.toISOString() };
}

/** The text that is signed. */
export function anchorText({ seq, hash, after, links, at }: AuditAnchor): string {
  return canonicalJson({ seq, hash, after, links, at });
}

/**
 * Compares the rows of the chain, in order, with the anchors of one file. Reports only the first row that
 * differs: in a rewritten chain all later rows differ too.
 */
export function createAnchorCheck(anchors: readonly AuditAnchor[]): {
  check(row: ChainEnd): ChainBreak[];
  checkEnd(end: ChainEnd): ChainBreak[];
} {
  const inOrder = anchors.toSorted((a, b) => a.seq - b.seq);
  let place = 0;
  let isBroken = false;
  const breakAt = (seq: number, why: ChainBreak['why']): ChainBreak[] => {
    isBroken = true;
    return [{ seq, why }];
  };
  return {
    check(row) {
      while ((inOrder[place]?.seq ?? Number.POSITIVE_INFINITY) < row.seq) place += 1;
      const anchor = inOrder[place];
      if (isBroken || anchor === undefined || row.seq <= anchor.after) return [];
      return isAsAnchored(row, anchor) ? [] : breakAt(row.seq, 'other_anchor');
    },
    checkEnd(end) {
      const last = inOrder.at(-1);
      return isBroken || last === undefined || last.seq <= end.seq
        ? []
        : breakAt(end.seq + 1, 'anchored_tail');
    },
  };
}

function isAsAnchored({ seq, hash }: ChainEnd, anchor: AuditAnchor): boolean {
  if (seq === anchor.seq) return hash === anchor.hash;
  const start = (seq - anchor.after - 1) * LINK_LENGTH;
  return anchor.links.slice(start, start + LINK_LENGTH) === linkOf(hash);
}

function linkOf(hash: string): string {
  return hash.slice(0, LINK_LENGTH);
}
