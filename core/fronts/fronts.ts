/** The fronts that editors lay out; the names are used in URLs and tables. */
export const FRONTS = ['home'] as const;
export type FrontName = (typeof FRONTS)[number];
