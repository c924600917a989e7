import type { PublicState } from '../articles/states.ts';
import type { OutsideLinkFacts, OutsideLinkStatus } from './outside-link.ts';

/** What a link's life hangs on besides itself, at this moment. */
export type OutsideLinkGround = {
  readonly stateChanges: number;
  readonly publicState: PublicState;
  /** When the pending schedule takes effect; null without one. */
  readonly publishAt: Date | null;
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
  if (link.stateChanges !== ground.stateChanges || wentPublic(ground, now)) return 'state_changed';
  if (link.expiresAt <= now) return 'expired';
  if (!ground.makerMay) return 'maker_lost_right';
  return link.singleUse && link.usedAt !== null ? 'used' : 'open';
}

function wentPublic({ publicState, publishAt }: OutsideLinkGround, now: Date): boolean {
  return publicState === 'scheduled' && publishAt !== null && publishAt <= now;
}
