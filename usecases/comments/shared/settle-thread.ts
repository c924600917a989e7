import type { CommentThread } from '#core/comments/comment-thread.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import {
  getThread,
  getThreadForUpdate,
  notifyCommentReaders,
  setResolved,
} from '#db/queries/comments/comments.ts';
import { recordAct } from '../../articles/shared/record-act.ts';
import { type Context, requireActor } from '../../context.ts';
import { threadReference } from './comment-schemas.ts';
import { requireComment } from './require-comment.ts';

/** Resolves or reopens a thread; if its state does not change, nothing is recorded. */
export async function settleThread(
  context: Context,
  raw: unknown,
  action: 'resolve_comment' | 'reopen_comment',
): Promise<CommentThread> {
  const { articleId, threadId } = parseInput(threadReference, raw);
  const ctx = requireActor(context);
  return ctx.db.transaction(async (tx) => {
    await requireComment(ctx, tx, articleId);
    const thread = await getThreadForUpdate(tx, { articleId, threadId });
    const isWanted = action === 'resolve_comment';
    if ((thread.resolvedAt !== null) === isWanted) return getThread(tx, threadId);
    await setResolved(tx, threadId, isWanted ? { by: ctx.actor.id, at: ctx.now() } : null);
    await notifyCommentReaders(tx, articleId);
    await recordAct(ctx, tx, { articleId, action, detail: { threadId } });
    return getThread(tx, threadId);
  });
}
