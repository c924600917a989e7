import type { CommentAnchor } from './comment-anchor.ts';

type Named = { readonly id: string; readonly name: string };

/** One comment of a thread. */
export type Comment = {
  readonly id: string;
  readonly text: string;
  /** A member of staff; from outside, the share link and its recipient's name. */
  readonly writtenBy: Named;
  readonly isFromOutside: boolean;
  readonly writtenAt: Date;
  /** The mentioned people. */
  readonly mentions: readonly Named[];
};

/** A thread about a range of an article, or about all of it (`anchor` null). */
export type CommentThread = {
  readonly id: string;
  readonly anchor: CommentAnchor | null;
  /**
   * The share link through which it was started, with its recipient: the holder of the link reads the whole
   * thread. Null for internal threads.
   */
  readonly outside: Named | null;
  readonly createdAt: Date;
  readonly resolvedAt: Date | null;
  readonly resolvedBy: Named | null;
  /** In chronological order; never empty. */
  readonly comments: readonly Comment[];
};
