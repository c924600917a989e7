import type { CommentAnchor } from '#core/comments/comment-anchor.ts';
import type { Named } from './comment-doors.ts';

/** What somebody has begun to say and not sent: it outlives a reload of the page. */
export type UnsentComment = {
  readonly text: string;
  /** Those who were called by name; of them, only whose name still stands in the text. */
  readonly mentioned: readonly Named[];
  readonly commentId?: string;
  /** Of a conversation that is yet to begin. */
  readonly anchor?: CommentAnchor | null;
};

/** The place of a box in the browser: one for each conversation, and `new`. */
export function unsentKey(personId: string, articleId: string, box: string): string {
  return `toasoan.comment.${personId}.${articleId}.${box}`;
}

/** Keeps what is in a box; an empty one is forgotten. Storage that is full or shut keeps nothing. */
export function keepUnsent(key: string, unsent: UnsentComment | null): void {
  try {
    if (unsent === null || unsent.text.trim() === '') sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(unsent));
  } catch {
    return;
  }
}

/** What was kept, or null. */
export function findUnsent(key: string): UnsentComment | null {
  try {
    const found = sessionStorage.getItem(key);
    return found === null ? null : (JSON.parse(found) as UnsentComment);
  } catch {
    return null;
  }
}
