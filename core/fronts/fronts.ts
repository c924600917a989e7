/** The fronts that editors lay out, by the names that addresses and tables use. */
export const FRONTS = ['home'] as const;
export type FrontName = (typeof FRONTS)[number];
