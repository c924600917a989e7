import type { CommentAnchor } from '#core/comments/comment-anchor.ts';
import type { ActionResult } from '#core/shared/action-result.ts';

/** A moment as it comes: a Date from the server, text from JSON. */
type Moment = Date | string;
/** People that a comment may mention, found by a part of a name. `isAlone`: only the author may read the story. */
export type Mentionable = { readonly people: readonly Named[]; readonly isAlone: boolean };
export type Named = { readonly id: string; readonly name: string };

/** A contribution to a conversation as the screen gets it. */
export type ShownComment = {
  readonly id: string;
  readonly text: string;
  readonly writtenBy: Named;
  readonly isFromOutside: boolean;
  readonly writtenAt: Moment;
  readonly mentions: readonly Named[];
};

/** A conversation as the screen gets it. */
export type ShownThread = {
  readonly id: string;
  readonly anchor: CommentAnchor | null;
  /** Where it was begun by a link from outside: the link, and for whom it is. */
  readonly outside: Named | null;
  readonly createdAt: Moment;
  readonly resolvedAt: Moment | null;
  readonly resolvedBy: Named | null;
  readonly comments: readonly ShownComment[];
};

/** What somebody says, as it goes to the server; `commentId` makes a second try the same comment. */
export type Saying = {
  readonly text: string;
  readonly mentionIds: readonly string[];
  readonly commentId?: string;
};

type Answer<T> = Promise<ActionResult<T>>;

/** Everything that the conversations about an article ask of the server. */
export type CommentDoors = {
  readonly threadsOf: (articleId: string) => Answer<ShownThread[]>;
  readonly startThread: (
    input: Saying & { articleId: string; anchor: CommentAnchor | null },
  ) => Answer<ShownThread>;
  readonly replyInThread: (input: Saying & { articleId: string; threadId: string }) => Answer<ShownThread>;
  readonly resolveThread: (articleId: string, threadId: string) => Answer<ShownThread>;
  readonly reopenThread: (articleId: string, threadId: string) => Answer<ShownThread>;
  readonly findMentionable: (articleId: string, q: string) => Answer<Mentionable>;
};
