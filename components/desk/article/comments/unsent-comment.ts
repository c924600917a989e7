import type { CommentAnchor } from '#core/comments/comment-anchor.ts';
import type { Named } from './shown-thread.ts';

/** An unsent comment, which survives a reload of the page. */
export type UnsentComment = {
  readonly text: string;
  /** Mentioned people. Only those whose name is still in the text count. */
  readonly mentioned: readonly Named[];
  readonly commentId?: string;
  /** The anchor of a new conversation. */
  readonly anchor?: CommentAnchor | null;
};

/** The storage key of a box: one per conversation, and `new`. */
export function unsentKey(personId: string, articleId: string, box: string): string {
  return `toasoan.comment.${personId}.${articleId}.${box}`;
}

/** Stores unsent text; an empty one is deleted. Does nothing if storage is full or disabled. */
export function keepUnsent(key: string, unsent: UnsentComment | null): void {
  try {
    if (unsent === null || unsent.text.trim() === '') sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(unsent));
  } catch {
    return;
  }
}

/** The stored text, or null. */
export function findUnsent(key: string): UnsentComment | null {
  try {
    const found = sessionStorage.getItem(key);
    return found === null ? null : (JSON.parse(found) as UnsentComment);
  } catch {
    return null;
  }
}
