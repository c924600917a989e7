/** What a reader's page is told of a live story: over the open line, and when it asks now and then. */
export type LiveUpdate = {
  /** The number of the newest change; what the page asks after next. */
  readonly changes: number;
  /** More changed than this carries: the page is to be loaded anew. */
  readonly isCut: boolean;
  readonly isEnded: boolean;
  /** HTML of the line that says whether it runs, and of the list of key events. */
  readonly status: string;
  readonly keys: string;
  /** HTML of what readers are told at the end; empty until then, or where nothing is said. */
  readonly closing: string;
  /** HTML of the entries that are new or changed, newest first. */
  readonly entries: readonly string[];
  /**
   * HTML of the links to stories that were begun out of entries, by the id of the entry's element: of all entries, for these stories come
   * out, expire and are withdrawn without a change here.
   */
  readonly breakouts: Readonly<Record<string, string>>;
  /** Ids of elements of entries that readers no longer have. */
  readonly gone: readonly string[];
};
