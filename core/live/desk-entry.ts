import type { Body } from '../document/body.ts';
import type { MediaView } from '../media/media-view.ts';
import type { Decision } from '../shared/decision.ts';
import type { EntryState } from './entry-states.ts';
import type { EntryText } from './entry-text.ts';
import type { EntryAbility } from './live-policy.ts';

type Named = { readonly id: string; readonly name: string };

type EntryNote<Moment> = {
  readonly id: string;
  readonly kind: 'update' | 'correction';
  readonly note: string;
  readonly publishedAt: Moment;
};

/** An entry for the desk and the API, with the actor's abilities. In JSON, `Moment` is a string. */
export type DeskEntry<Moment = Date> = {
  readonly id: string;
  readonly state: EntryState;
  readonly version: number;
  readonly headline: string;
  readonly isKey: boolean;
  readonly keyTitle: string;
  readonly authors: readonly Named[];
  readonly body: Body;
  /** The body as typed markup. */
  readonly typed: EntryText;
  readonly media: readonly MediaView[];
  readonly isPinned: boolean;
  readonly createdBy: Named;
  readonly createdAt: Moment;
  readonly savedBy: Named;
  readonly savedAt: Moment;
  readonly publishedBy: Named | null;
  readonly publishedAt: Moment | null;
  readonly modifiedAt: Moment | null;
  readonly withdrawnBy: Named | null;
  readonly withdrawnAt: Moment | null;
  readonly withdrawReason: string | null;
  readonly notes: readonly EntryNote<Moment>[];
  readonly breakoutId: string | null;
  readonly abilities: Readonly<Record<EntryAbility, Decision>>;
};
