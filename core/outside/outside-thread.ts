import type { CommentField } from '../comments/comment-anchor.ts';
import type { CommentThread } from '../comments/comment-thread.ts';
import { quoteForPeople } from '../comments/flat-text.ts';

/** A comment thread as the holder of the link sees it. */
export type OutsideThread = {
  readonly id: string;
  /** The commented text; null for the whole story. */
  readonly place: { readonly field: CommentField; readonly quote: string } | null;
  readonly isResolved: boolean;
  readonly comments: readonly {
    readonly id: string;
    readonly text: string;
    readonly name: string;
    readonly isOwn: boolean;
    readonly writtenAt: Date;
  }[];
};

/**
 * A thread that was started through a link, for its holder: without ids of people or positions in the working
 * copy.
 */
export function outsideThreadOf({ id, anchor, resolvedAt, comments }: CommentThread): OutsideThread {
  return {
    id,
    place: anchor && { field: anchor.field, quote: quoteForPeople(anchor.quote) },
    isResolved: resolvedAt !== null,
    comments: comments.map((comment) => ({
      id: comment.id,
      text: comment.text,
      name: comment.writtenBy.name,
      isOwn: comment.isFromOutside,
      writtenAt: comment.writtenAt,
    })),
  };
}
