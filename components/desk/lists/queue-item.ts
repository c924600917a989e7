import type { BulkDeedName } from '#core/articles/bulk.ts';
import type { Priority } from '#core/articles/priority.ts';
import type { QueueState } from '#core/articles/queue.ts';
import type { PublicState, WorkState } from '#core/articles/states.ts';

/** A story as the lists show it. */
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
  /** What this person could do to it among many. */
  readonly deeds: readonly BulkDeedName[];
};
