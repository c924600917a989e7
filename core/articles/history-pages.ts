/** So many changes of a story are told on a page that is full. */
export const historyStep = 30;
/** Far more than any story has. */
const lastPage = 9_990;

/** The changes with these numbers, the newest first, counted from the first version that readers had. */
export type HistoryPage = {
  readonly from: number;
  readonly downTo: number;
  readonly isFirstPage: boolean;
  /** Null: the first version is on this page. */
  readonly nextCursor: string | null;
};

/** Where a page may begin: with a number that stays that version's whatever comes after, and with few enough to be made up. */
export function isHistoryCursor(text: string): boolean {
  return /^[1-9]\d{1,3}$/.test(text) && Number(text) % historyStep === 0 && Number(text) <= lastPage;
}

/**
 * The page that begins with version `cursor`, or the newest where it is none or still to come; that one has what would be left of
 * a page as well, so that the others stay as they are.
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
