import { z } from 'zod';
import { commentTextSchema } from '#core/comments/comment-text.ts';
import { type OutsideThread, outsideThreadOf } from '#core/outside/outside-thread.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import {
  getThread,
  getThreadForUpdate,
  insertComment,
  notifyCommentReaders,
  setResolved,
} from '#db/queries/comments/comments.ts';
import { recordAct } from '../articles/shared/record-act.ts';
import type { Context } from '../context.ts';
import { findOutsideTry } from './shared/find-outside-try.ts';
import { notifyLinkMaker } from './shared/notify-link-maker.ts';
import { limitOutsideRate } from './shared/outside-limits.ts';
import { parseHolder, visitReference } from './shared/outside-schemas.ts';
import { requireReview } from './shared/require-visit.ts';

const replyInput = z.object({
  threadId: z.uuid('comment.not-found'),
  text: commentTextSchema,
  commentId: z.uuid('field.invalid').optional(),
});

/**
 * A reply by an outside person in a thread that was started through their link; a resolved one is reopened.
 * Other threads do not exist for them. Throws as `startOutsideThread` does, and `comment.not-found`.
 */
export async function replyFromOutside(ctx: Context, raw: unknown): Promise<OutsideThread> {
  const visit = parseHolder(visitReference, raw);
  const { threadId, text, commentId } = parseInput(replyInput, raw);
  return ctx.db.transaction(async (tx) => {
    const { link, found } = await requireReview(ctx, tx, visit);
    const articleId = found.article.id;
    const thread = await getThreadForUpdate(tx, { articleId, threadId });
    if (thread.outsideLinkId !== link.id) throw new DomainError('comment.not-found');
    const earlier = await findOutsideTry(tx, { linkId: link.id, commentId });
    if (earlier !== null) return outsideThreadOf(earlier);
    const writtenAt = ctx.now();
    limitOutsideRate('comments', link.id, writtenAt);
    const id = commentId ?? ctx.newId();
    await insertComment(tx, {
      id,
      threadId,
      writer: { outsideLinkId: link.id },
      writtenAt,
      text,
      mentionIds: [],
    });
    const reopens = thread.resolvedAt !== null;
    if (reopens) await setResolved(tx, threadId, null);
    await notifyCommentReaders(tx, articleId);
    await notifyLinkMaker(ctx, tx, { link, threadId, commentId: id });
    await recordAct(ctx, tx, {
      articleId,
      action: 'comment_outside',
      detail: {
        linkId: link.id,
        label: link.label,
        threadId,
        commentId: id,
        ...(reopens && { reopens }),
      },
    });
    return outsideThreadOf(await getThread(tx, threadId));
  });
}
