/** Page size of a story's public history. */
export const historyStep = 30;
/** More than the number of versions of any story. */
const lastPage = 9_990;

/** The versions with these numbers, newest first, counted from the first public version. */
export type HistoryPage = {
  readonly from: number;
  readonly downTo: number;
  readonly isFirstPage: boolean;
  /** Null on the page with the first version. */
  readonly nextCursor: string | null;
};

/**
 * Whether the text is a page cursor. It must be a multiple of the page size, so that pages stay stable when
 * versions are added. It must also be small enough to compute.
 */
export function isHistoryCursor(text: string): boolean {
  return /^[1-9]\d{1,3}$/.test(text) && Number(text) % historyStep === 0 && Number(text) <= lastPage;
}

/**
 * The page that begins with version `cursor`, or the newest page if the cursor is missing or in the future.
 * The newest page also takes the remainder, so that the other pages never shift.
 */
export function historyPage(total: number, cursor: string | undefined): HistoryPage {
  const asked = cursor !== undefined && isHistoryCursor(cursor) ? Number(cursor) : total;
  const isFirstPage = asked >= total;
  const below = isFirstPage
    ? historyStep * Math.max(0, Math.floor(total / historyStep) - 1)
    : asked - historyStep;
  return {
    from: isFirstPage ? total : asked,
    downTo: below + 1,
    isFirstPage,
    nextCursor: below === 0 ? null : String(below),
  };
}
