import { articleReference } from '#core/articles/article-reference.ts';
import { commentAnchorSchema } from '#core/comments/comment-anchor-schema.ts';
import type { CommentThread } from '#core/comments/comment-thread.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import {
  getThread,
  insertComment,
  insertThread,
  notifyCommentReaders,
} from '#db/queries/comments/comments.ts';
import { recordAct } from '../articles/shared/record-act.ts';
import { type Context, requireActor } from '../context.ts';
import { newCommentFields } from './shared/comment-schemas.ts';
import { findEarlierTry } from './shared/find-earlier-try.ts';
import { recordMention } from './shared/record-mention.ts';
import { requireComment } from './shared/require-comment.ts';
import { requireMentions } from './shared/require-mentions.ts';

const startThreadInput = articleReference.extend({
  ...newCommentFields,
  anchor: commentAnchorSchema.nullable().default(null),
});

/**
 * Starts a thread on a range of an article, or on all of it. Idempotent by `commentId`. Throws the policy's
 * reason, `article.not-found`, `article.sealed`, `comment.mention-not-reader` {personIds}, `request.invalid`
 * {fieldErrors}.
 */
export async function startThread(context: Context, raw: unknown): Promise<CommentThread> {
  const { articleId, anchor, text, mentionIds, commentId } = parseInput(startThreadInput, raw);
  const ctx = requireActor(context);
  return ctx.db.transaction(async (tx) => {
    const { facts } = await requireComment(ctx, tx, articleId);
    const earlier = await findEarlierTry(ctx, tx, { articleId, commentId });
    if (earlier !== null) return earlier;
    await requireMentions(ctx, tx, { facts, mentionIds });
    const at = ctx.now();
    const threadId = ctx.newId();
    const begunBy = { personId: ctx.actor.id };
    const comment = { id: commentId ?? ctx.newId(), threadId, writer: begunBy, writtenAt: at };
    await insertThread(tx, { id: threadId, articleId, anchor, begunBy, createdAt: at });
    await insertComment(tx, { ...comment, text, mentionIds });
    await recordMention(ctx, tx, { articleId, threadId, commentId: comment.id, mentionIds });
    await notifyCommentReaders(tx, articleId);
    await recordAct(ctx, tx, {
      articleId,
      action: 'comment',
      detail: { threadId, commentId: comment.id, mentionIds },
    });
    return getThread(tx, threadId);
  });
}
