import type { CommentField } from '../comments/comment-anchor.ts';
import type { CommentThread } from '../comments/comment-thread.ts';
import { quoteForPeople } from '../comments/flat-text.ts';

/** A conversation as whoever holds the link sees it. */
export type OutsideThread = {
  readonly id: string;
  /** What it is about; null: the whole story. */
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

/** What a conversation that was begun through a link tells its holder: no ids of people, no positions in the working copy. */
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
