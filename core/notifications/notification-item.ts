import type { PublicState } from '../articles/states.ts';
import type { NotificationKind } from './kinds.ts';
import type { NoticeDetail } from './notice.ts';

/** A notification as its person may see it now. */
export type NotificationItem = {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly at: Date;
  readonly readAt: Date | null;
  readonly actorName: string | null;
  readonly detail: NoticeDetail;
  readonly articleId: string | null;
  readonly number: number | null;
  /** Null where there is no story, or its words are sealed for this person. */
  readonly headline: string | null;
  readonly publicState: PublicState | null;
  /** When the review debt was opened that is still open. */
  readonly debtOpenedAt: Date | null;
};
