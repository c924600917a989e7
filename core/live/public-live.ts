import type { Body } from '../document/body.ts';
import type { PublicByline } from '../people/public-author.ts';

/** A published entry. */
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
  /** Additions and corrections, in chronological order. */
  readonly notes: readonly PublicEntryNote[];
  /** The story created from it, if it is public. */
  readonly breakout: Breakout | null;
};

/** A story created from an entry. */
export type Breakout = { readonly url: string; readonly headline: string };

/** The author of an entry. `hasPage`: a public story has their byline, so they have an author page. */
export type EntryAuthor = Pick<PublicByline, 'name' | 'slug' | 'kind'> & { readonly hasPage: boolean };

export type PublicEntryNote = {
  readonly id: string;
  readonly kind: 'update' | 'correction';
  readonly note: string;
  readonly publishedAt: Date;
};

/** The public coverage of a live story. */
export type PublicCoverage = {
  readonly articleId: string;
  readonly number: number;
  readonly openedAt: Date;
  readonly endedAt: Date | null;
  readonly closingNote: string;
  /** The number of the newest change; a reader's page requests the changes after it. */
  readonly changes: number;
  /** The number of published entries. */
  readonly count: number;
  /** When the newest entry was published; null without entries. */
  readonly newestAt: Date | null;
  /** When an entry was last published or changed; null without entries. */
  readonly updatedAt: Date | null;
};

/** A key event in the list of links. */
export type KeyEvent = { readonly id: string; readonly name: string; readonly publishedAt: Date };

/** Entries on one page. */
export const entriesPerPage = 15;
/** Maximum number of key events in the list; older ones remain in the text. */
export const keyEventsMax = 12;
/** Maximum number of changed entries in one answer; a page that missed more reloads. */
export const changesMax = 30;
