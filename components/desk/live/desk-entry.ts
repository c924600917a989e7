import type { EntryChange, EntryState } from '#core/live/entry-states.ts';
import type { EntryPhoto, EntryText } from '#core/live/entry-text.ts';
import type { EntryAbility } from '#core/live/live-policy.ts';
import type { MediaView } from '#core/media/media-view.ts';
import type { Decision } from '#core/shared/decision.ts';

type Named = { readonly id: string; readonly name: string };
/** A Date from the server's page, a string from JSON. */
type Moment = Date | string;

export type DeskEntry = {
  readonly id: string;
  readonly state: EntryState;
  readonly version: number;
  readonly headline: string;
  readonly isKey: boolean;
  readonly keyTitle: string;
  readonly authors: readonly Named[];
  readonly typed: EntryText;
  readonly media: readonly MediaView[];
  readonly isPinned: boolean;
  readonly createdBy: Named;
  readonly createdAt: Moment;
  readonly savedBy: Named;
  readonly publishedAt: Moment | null;
  readonly modifiedAt: Moment | null;
  readonly withdrawnBy: Named | null;
  readonly withdrawnAt: Moment | null;
  readonly withdrawReason: string | null;
  readonly notes: readonly {
    readonly id: string;
    readonly kind: 'update' | 'correction';
    readonly note: string;
    readonly publishedAt: Moment;
  }[];
  readonly breakoutId: string | null;
  readonly abilities: Readonly<Record<EntryAbility, Decision>>;
};

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
