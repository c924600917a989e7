/** The reason for a link to set a password: a new account, or a forgotten password. */
export const ACCOUNT_LINK_KINDS = ['invitation', 'reset'] as const;
export type AccountLinkKind = (typeof ACCOUNT_LINK_KINDS)[number];

const minuteMs = 60_000;

/** The lifetime of a link in milliseconds: an invitation outlasts a weekend; a reset is used at once. */
export const accountLinkLifeMs: Readonly<Record<AccountLinkKind, number>> = {
  invitation: 3 * 24 * 60 * minuteMs,
  reset: 30 * minuteMs,
};
