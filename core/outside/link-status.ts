import type { OutsideLinkFacts, OutsideLinkStatus } from './outside-link.ts';

/** What a link's life hangs on besides itself, at this moment. */
export type OutsideLinkGround = {
  readonly stateChanges: number;
  /** The moment of a schedule has come, whether or not that is written down. */
  readonly isDue: boolean;
  readonly makerMay: boolean;
};

/**
 * Whether a link lives, or why not. A state that was left and came back is a change all the same, so changes are
 * counted and states are not compared; a schedule changes what readers see at its moment, not when that is written down.
 */
export function outsideLinkStatus(
  link: OutsideLinkFacts,
  ground: OutsideLinkGround,
  now: Date,
): OutsideLinkStatus {
  if (link.revokedAt !== null) return 'revoked';
  if (link.stateChanges !== ground.stateChanges || ground.isDue) return 'state_changed';
  if (link.expiresAt <= now) return 'expired';
  if (!ground.makerMay) return 'maker_lost_right';
  return link.singleUse && link.usedAt !== null ? 'used' : 'open';
}
