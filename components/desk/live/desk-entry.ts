import type { DeskEntry as EntryView } from '#core/live/desk-entry.ts';
import type { EntryChange } from '#core/live/entry-states.ts';
import type { EntryPhoto } from '#core/live/entry-text.ts';
import type { Decision } from '#core/shared/decision.ts';

/** Dates from the server's page, strings from JSON. */
export type DeskEntry = Omit<EntryView<Date | string>, 'body' | 'savedAt' | 'publishedBy'>;

export type DeskCoverage = {
  readonly articleId: string;
  readonly number: number;
  readonly headline: string;
  readonly url: string;
  readonly publicState: string;
  readonly coverage: 'none' | 'running' | 'ended';
  readonly closingNote: string;
  readonly entries: readonly DeskEntry[];
  readonly hasEarlier: boolean;
  readonly abilities: Readonly<Record<'open' | 'end' | 'write' | 'publish', Decision>>;
};

/** An entry or a change of one in this browser. */
export type Written = {
  readonly entryId: string;
  /** 0 for a new entry. */
  readonly baseVersion: number;
  /** Whether it changes a published entry. */
  readonly isPublished: boolean;
  readonly headline: string;
  readonly text: string;
  readonly isKey: boolean;
  readonly keyTitle: string;
  readonly photos: readonly EntryPhoto[];
  readonly change: EntryChange;
  readonly publicNote: string;
  readonly publish: boolean;
  /** It was sent, and no answer has arrived yet. */
  readonly wasSent: boolean;
  /** The time of sending, which orders retries; 0 before. */
  readonly sentAt: number;
};

/** Whether it contains nothing worth keeping. */
export function isBlank({ headline, text, keyTitle, photos, publicNote, baseVersion }: Written): boolean {
  return (
    baseVersion === 0 && photos.length === 0 && `${headline}${text}${keyTitle}${publicNote}`.trim() === ''
  );
}
