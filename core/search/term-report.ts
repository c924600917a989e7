/** The periods of the search term report in days, today included. */
export const REPORT_DAYS = [1, 7, 30] as const;
/** Retention of search terms in days. */
export const termsStoredDays = 90;
