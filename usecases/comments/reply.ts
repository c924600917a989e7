import type { CommentThread } from '#core/comments/comment-thread.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import {
  getThread,
  getThreadForUpdate,
  insertComment,
  notifyCommentReaders,
  setResolved,
} from '#db/queries/comments/comments.ts';
import { recordAct } from '../articles/shared/record-act.ts';
import { type Context, requireActor } from '../context.ts';
import { newCommentFields, threadReference } from './shared/comment-schemas.ts';
import { findEarlierTry } from './shared/find-earlier-try.ts';
import { recordMention } from './shared/record-mention.ts';
import { requireComment } from './shared/require-comment.ts';
import { requireMentions } from './shared/require-mentions.ts';

const replyInput = threadReference.extend(newCommentFields);

/**
 * Replies in a thread and reopens a resolved one, so that a concurrent reply is not lost. Throws as
 * `startThread` does, and `comment.not-found`.
 */
export async function reply(context: Context, raw: unknown): Promise<CommentThread> {
  const { articleId, threadId, text, mentionIds, commentId } = parseInput(replyInput, raw);
  const ctx = requireActor(context);
  return ctx.db.transaction(async (tx) => {
    const { facts } = await requireComment(ctx, tx, articleId);
    const thread = await getThreadForUpdate(tx, { articleId, threadId });
    const earlier = await findEarlierTry(ctx, tx, { articleId, commentId });
    if (earlier !== null) return earlier;
    await requireMentions(ctx, tx, { facts, mentionIds });
    const id = commentId ?? ctx.newId();
    const writtenAt = ctx.now();
    await insertComment(tx, {
      id,
      threadId,
      writer: { personId: ctx.actor.id },
      writtenAt,
      text,
      mentionIds,
    });
    const reopens = thread.resolvedAt !== null;
    if (reopens) await setResolved(tx, threadId, null);
    await recordMention(ctx, tx, { articleId, threadId, commentId: id, mentionIds });
    await notifyCommentReaders(tx, articleId);
    await recordAct(ctx, tx, {
      articleId,
      action: 'comment',
      detail: { threadId, commentId: id, mentionIds, ...(reopens && { reopens }) },
    });
    return getThread(tx, threadId);
  });
}
