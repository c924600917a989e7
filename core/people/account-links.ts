/** Why somebody gets a link by which they choose a password: they are new here, or have forgotten theirs. */
export const ACCOUNT_LINK_KINDS = ['invitation', 'reset'] as const;
export type AccountLinkKind = (typeof ACCOUNT_LINK_KINDS)[number];

const minuteMs = 60_000;

/** How long a link may be used, in milliseconds: an invitation over a weekend, a reset while somebody waits for it. */
export const accountLinkLifeMs: Readonly<Record<AccountLinkKind, number>> = {
  invitation: 3 * 24 * 60 * minuteMs,
  reset: 30 * minuteMs,
};
