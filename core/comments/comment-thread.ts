import type { CommentAnchor } from './comment-anchor.ts';

type Named = { readonly id: string; readonly name: string };

/** One contribution to a conversation about an article. */
export type Comment = {
  readonly id: string;
  readonly text: string;
  /** One of the newsroom; from outside, the link that it came through and for whom that is. */
  readonly writtenBy: Named;
  readonly isFromOutside: boolean;
  readonly writtenAt: Date;
  /** Those whom it calls by name. */
  readonly mentions: readonly Named[];
};

/** A conversation about a place in an article, or about the whole of it (`anchor` null). */
export type CommentThread = {
  readonly id: string;
  readonly anchor: CommentAnchor | null;
  /** The link through which it was begun, and for whom that is: its holder reads all that is said here. Null inside. */
  readonly outside: Named | null;
  readonly createdAt: Date;
  readonly resolvedAt: Date | null;
  readonly resolvedBy: Named | null;
  /** In the order in which they were written; never empty. */
  readonly comments: readonly Comment[];
};
