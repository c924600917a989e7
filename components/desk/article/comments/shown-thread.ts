import type { CommentAnchor } from '#core/comments/comment-anchor.ts';

/** A Date from the server's page, a string from JSON. */
type Moment = Date | string;
/**
 * People that a comment may mention, found by a part of a name. `isAlone`: only the author may read the
 * story.
 */
export type Mentionable = { readonly people: readonly Named[]; readonly isAlone: boolean };
export type Named = { readonly id: string; readonly name: string };

/** A comment in a conversation. */
export type ShownComment = {
  readonly id: string;
  readonly text: string;
  readonly writtenBy: Named;
  readonly isFromOutside: boolean;
  readonly writtenAt: Moment;
  readonly mentions: readonly Named[];
};

/** A conversation. */
export type ShownThread = {
  readonly id: string;
  readonly anchor: CommentAnchor | null;
  /** The outside link that began the conversation and its recipient, or null. */
  readonly outside: Named | null;
  readonly createdAt: Moment;
  readonly resolvedAt: Moment | null;
  readonly resolvedBy: Named | null;
  readonly comments: readonly ShownComment[];
};

/** A comment to send. `commentId` makes retries idempotent. */
export type Saying = {
  readonly text: string;
  readonly mentionIds: readonly string[];
  readonly commentId?: string;
};
