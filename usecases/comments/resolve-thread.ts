import type { CommentThread } from '#core/comments/comment-thread.ts';
import type { Context } from '../context.ts';
import { settleThread } from './shared/settle-thread.ts';

/**
 * Resolves a thread. Throws the policy's reason, `article.not-found`, `article.sealed`, `comment.not-found`.
 */
export async function resolveThread(context: Context, raw: unknown): Promise<CommentThread> {
  return settleThread(context, raw, 'resolve_comment');
}
