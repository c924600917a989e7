import type { BulkDeedName } from '#core/articles/bulk.ts';
import type { Priority } from '#core/articles/priority.ts';
import type { QueueState } from '#core/articles/queue.ts';
import type { PublicState, WorkState } from '#core/articles/states.ts';
import type { TranslationState } from '#core/articles/translation-state.ts';

/** A story in a list. */
export type QueueItem = {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly headline: string;
  readonly sectionName: string;
  readonly sectionNameEn: string;
  readonly workState: WorkState;
  readonly publicState: PublicState;
  readonly state: QueueState;
  readonly priority: Priority;
  readonly dueAt: Date | null;
  readonly savedAt: Date;
  readonly savedByName: string | null;
  readonly claimedByName: string | null;
  readonly publishAt: Date | null;
  readonly expiresAt: Date | null;
  readonly bylineNames: readonly string[];
  /** The bulk actions that this person may take. */
  readonly deeds: readonly BulkDeedName[];
  /** The state of a translation; null for any other story. */
  readonly translation: TranslationState | null;
};
