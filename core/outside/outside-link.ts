import type { PublicState, WorkState } from '../articles/states.ts';

/** The purpose of a share link: reading one version, or reading and commenting. */
export const OUTSIDE_LINK_KINDS = ['preview', 'review'] as const;
export type OutsideLinkKind = (typeof OUTSIDE_LINK_KINDS)[number];

/** The lifetimes in hours that the desk offers; the API accepts any whole number up to the maximum. */
export const OUTSIDE_LINK_HOURS = [1, 24, 72, 168] as const;
export const outsideLinkMaxHours = 14 * 24;

/** Maximum length of the recipient's name. */
export const outsideLabelMaxChars = 80;

/**
 * An opened link can be read for this long before it must be opened again; a single-use link cannot be
 * reopened.
 */
export const outsideVisitHours = 2;
export const outsideVisitMs = outsideVisitHours * 60 * 60 * 1000;

/** The facts of a link that decide its status. */
export type OutsideLinkFacts = {
  readonly articleId: string;
  readonly singleUse: boolean;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
  /** The article's count of state changes when the link was created. */
  readonly stateChanges: number;
};

/** A link in the desk and the API, never with its secret. */
export type OutsideLinkItem = {
  readonly id: string;
  readonly kind: OutsideLinkKind;
  readonly label: string;
  readonly version: number;
  readonly workState: WorkState;
  readonly publicState: PublicState;
  readonly singleUse: boolean;
  readonly createdBy: { readonly id: string; readonly name: string };
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly status: OutsideLinkStatus;
  /** The first and last opening, and their number. */
  readonly usedAt: Date | null;
  readonly lastOpenedAt: Date | null;
  readonly openings: number;
  readonly comments: number;
  readonly revokedAt: Date | null;
  readonly revokedBy: { readonly id: string; readonly name: string } | null;
};

/**
 * `open`: it can be opened. `used`: a single-use link that was opened. All others are inactive for the reason
 * named.
 */
export const OUTSIDE_LINK_STATUSES = [
  'open',
  'used',
  'revoked',
  'expired',
  'state_changed',
  'maker_lost_right',
] as const;
export type OutsideLinkStatus = (typeof OUTSIDE_LINK_STATUSES)[number];
