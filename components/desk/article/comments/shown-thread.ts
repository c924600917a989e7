import type { Comment, CommentThread } from '#core/comments/comment-thread.ts';

/** A Date from the server's page, a string from JSON. */
type Moment = Date | string;
/**
 * People that a comment may mention, found by a part of a name. `isAlone`: only the author may read the
 * story.
 */
export type Mentionable = { readonly people: readonly Named[]; readonly isAlone: boolean };
export type Named = { readonly id: string; readonly name: string };

/** A value from the server's page, whose dates are strings if it came as JSON. */
type Shown<T> = T extends Date
  ? Moment
  : T extends readonly (infer Item)[]
    ? readonly Shown<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Shown<T[Key]> }
      : T;

export type ShownComment = Shown<Comment>;
export type ShownThread = Shown<CommentThread>;

/** A comment to send. `commentId` makes retries idempotent. */
export type NewComment = {
  readonly text: string;
  readonly mentionIds: readonly string[];
  readonly commentId?: string;
};
