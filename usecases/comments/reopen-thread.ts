import type { CommentThread } from '#core/comments/comment-thread.ts';
import type { Context } from '../context.ts';
import { settleThread } from './shared/settle-thread.ts';

/** Reopens a resolved thread. Throws as `resolveThread` does. */
export async function reopenThread(context: Context, raw: unknown): Promise<CommentThread> {
  return settleThread(context, raw, 'reopen_comment');
}
