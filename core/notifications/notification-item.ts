import type { PublicState } from '../articles/states.ts';
import type { NotificationKind } from './kinds.ts';
import type { NoticeDetail } from './notice.ts';

/** A notification as its recipient may see it now. */
export type NotificationItem = {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly at: Date;
  readonly readAt: Date | null;
  readonly actorName: string | null;
  readonly detail: NoticeDetail;
  readonly articleId: string | null;
  readonly number: number | null;
  /** Null without a story, or if its text is sealed for this person. */
  readonly headline: string | null;
  readonly publicState: PublicState | null;
  /** When the review debt was opened, if it is still open. */
  readonly debtOpenedAt: Date | null;
};
