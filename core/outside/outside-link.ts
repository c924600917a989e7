import type { PublicState, WorkState } from '../articles/states.ts';

/** What a link is for: reading one version, or reading it and commenting on it. */
export const OUTSIDE_LINK_KINDS = ['preview', 'review'] as const;
export type OutsideLinkKind = (typeof OUTSIDE_LINK_KINDS)[number];

/** How long a link may live, in hours, as the desk offers it; a program may name any whole number up to the most. */
export const OUTSIDE_LINK_HOURS = [1, 24, 72, 168] as const;
export const outsideLinkMaxHours = 14 * 24;

/** Longest name of whom a link is for. */
export const outsideLabelMaxChars = 80;

/** Once opened, a link is read for this long before it must be opened again; a single-use link can't be. */
export const outsideVisitHours = 2;
export const outsideVisitMs = outsideVisitHours * 60 * 60 * 1000;

/** The slice of a link by which it lives or dies. */
export type OutsideLinkFacts = {
  readonly articleId: string;
  readonly singleUse: boolean;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
  /** The article's count of changes of state when the link was made. */
  readonly stateChanges: number;
};

/** A link as the desk and the API show it: never with its secret. */
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
  /** When it was opened first and last, and how often. */
  readonly usedAt: Date | null;
  readonly lastOpenedAt: Date | null;
  readonly openings: number;
  readonly comments: number;
  readonly revokedAt: Date | null;
  readonly revokedBy: { readonly id: string; readonly name: string } | null;
};

/** `open`: it can be opened. `used`: a single-use link that was. All others are dead, for the reason named. */
export const OUTSIDE_LINK_STATUSES = [
  'open',
  'used',
  'revoked',
  'expired',
  'state_changed',
  'maker_lost_right',
] as const;
export type OutsideLinkStatus = (typeof OUTSIDE_LINK_STATUSES)[number];
