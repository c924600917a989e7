import type { OutsideLinkFacts, OutsideLinkStatus } from './outside-link.ts';

/** The facts that decide the status of a link besides the link itself. */
export type OutsideLinkGround = {
  readonly stateChanges: number;
  /** A schedule is due, whether or not a worker has recorded it. */
  readonly isDue: boolean;
  readonly makerMay: boolean;
};

/**
 * Whether a link is active, or why not. State changes are counted, not compared, because leaving a state and
 * returning is a change too. A schedule changes the public state at its time, not when a worker records it.
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
