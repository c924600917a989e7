import type { Body } from '../document/body.ts';
import type { PublicByline } from '../people/public-author.ts';

/** An entry as readers have it. */
export type PublicEntry = {
  readonly id: string;
  readonly version: number;
  readonly headline: string;
  readonly isKey: boolean;
  readonly keyTitle: string;
  readonly isPinned: boolean;
  readonly publishedAt: Date;
  readonly modifiedAt: Date;
  readonly authors: readonly EntryAuthor[];
  readonly body: Body;
  /** What was added or put right, in order of time. */
  readonly notes: readonly PublicEntryNote[];
  /** The story that was begun out of it, where readers have that. */
  readonly breakout: Breakout | null;
};

/** A story that was begun out of an entry. */
export type Breakout = { readonly url: string; readonly headline: string };

/** Who wrote an entry; there is a page of theirs only where readers have a story that they signed. */
export type EntryAuthor = Pick<PublicByline, 'name' | 'slug' | 'kind'> & { readonly hasPage: boolean };

export type PublicEntryNote = {
  readonly id: string;
  readonly kind: 'update' | 'correction';
  readonly note: string;
  readonly publishedAt: Date;
};

/** A live story's coverage as readers have it. */
export type PublicCoverage = {
  readonly articleId: string;
  readonly number: number;
  readonly openedAt: Date;
  readonly endedAt: Date | null;
  readonly closingNote: string;
  /** The number of the newest change; what a reader has seen, and asks to hear what came after. */
  readonly changes: number;
  /** How many entries readers have. */
  readonly count: number;
  /** When the newest entry was published; null while there is none. */
  readonly newestAt: Date | null;
  /** When the newest entry was published or changed; null while there is none. */
  readonly updatedAt: Date | null;
};

/** A key event in the list that leads to it. */
export type KeyEvent = { readonly id: string; readonly name: string; readonly publishedAt: Date };

/** Entries on one page. */
export const entriesPerPage = 15;
/** The most key events in the list; older ones stay in their places. */
export const keyEventsMax = 12;
/** The most changed entries that one answer carries; whoever missed more loads the page anew. */
export const changesMax = 30;
