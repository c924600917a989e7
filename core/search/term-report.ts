/** Over how many days, today among them, the report of what readers search for may be read. */
export const REPORT_DAYS = [1, 7, 30] as const;
/** After so many days it is forgotten what was searched for on one. */
export const termsKeptDays = 90;
