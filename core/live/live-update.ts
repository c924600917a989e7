/** An update of a live story for a reader's page, by the event stream and by polling. */
export type LiveUpdate = {
  /** The number of the newest change; the page's next request asks for later ones. */
  readonly changes: number;
  /** There are more changes than this carries; the page must be reloaded. */
  readonly isCut: boolean;
  readonly isEnded: boolean;
  /** HTML of the status line, and of the list of key events. */
  readonly status: string;
  readonly keys: string;
  /** HTML of the closing note; empty before the end or without a note. */
  readonly closing: string;
  /** HTML of new and changed entries, newest first. */
  readonly entries: readonly string[];
  /**
   * HTML of the links to stories created from entries, by the entry's element id. Always complete, because
   * those stories are published, expire and are withdrawn without a change to the entry.
   */
  readonly breakouts: Readonly<Record<string, string>>;
  /** Element ids of withdrawn entries. */
  readonly gone: readonly string[];
};
