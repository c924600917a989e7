import { z } from 'zod';
import { COMMENT_FIELDS, contextMaxChars, quoteMaxChars } from '#core/comments/comment-anchor.ts';
import { commentTextSchema } from '#core/comments/comment-text.ts';
import { type OutsideThread, outsideThreadOf } from '#core/outside/outside-thread.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import {
  getThread,
  insertComment,
  insertThread,
  notifyCommentReaders,
} from '#db/queries/comments/comments.ts';
import { recordAct } from '../articles/shared/record-act.ts';
import type { Context } from '../context.ts';
import { anchorOfQuote } from './shared/anchor-of-quote.ts';
import { findOutsideTry } from './shared/find-outside-try.ts';
import { notifyLinkMaker } from './shared/notify-link-maker.ts';
import { limitOutsideRate } from './shared/outside-limits.ts';
import { parseHolder, visitReference } from './shared/outside-schemas.ts';
import { requireReview } from './shared/require-visit.ts';

const startThreadInput = z.object({
  text: commentTextSchema,
  quoted: z
    .strictObject({
      field: z.enum(COMMENT_FIELDS),
      quote: z.string().min(1, 'field.required').max(quoteMaxChars, 'field.too-long'),
      before: z.string().max(contextMaxChars).default(''),
      after: z.string().max(contextMaxChars).default(''),
    })
    .nullable()
    .default(null),
  commentId: z.uuid('field.invalid').optional(),
});

/**
 * An outside person starts a thread on a passage of the shared version, or on all of it. Idempotent by
 * `commentId`. Throws `outside.not-found`, `request.too-many`, `request.invalid` {fieldErrors}.
 */
export async function startOutsideThread(ctx: Context, raw: unknown): Promise<OutsideThread> {
  const visit = parseHolder(visitReference, raw);
  const { text, quoted, commentId } = parseInput(startThreadInput, raw);
  return ctx.db.transaction(async (tx) => {
    const { link, found } = await requireReview(ctx, tx, visit);
    const earlier = await findOutsideTry(tx, { linkId: link.id, commentId });
    if (earlier !== null) return outsideThreadOf(earlier);
    const at = ctx.now();
    limitOutsideRate('comments', link.id, at);
    const articleId = found.article.id;
    const writer = { outsideLinkId: link.id };
    const threadId = ctx.newId();
    const id = commentId ?? ctx.newId();
    const anchor = quoted === null ? null : await anchorOfQuote(ctx, tx, { found, quoted });
    await insertThread(tx, { id: threadId, articleId, anchor, begunBy: writer, createdAt: at });
    await insertComment(tx, { id, threadId, writer, writtenAt: at, text, mentionIds: [] });
    await notifyCommentReaders(tx, articleId);
    await notifyLinkMaker(ctx, tx, { link, threadId, commentId: id });
    await recordAct(ctx, tx, {
      articleId,
      action: 'comment_outside',
      detail: { linkId: link.id, label: link.label, threadId, commentId: id },
    });
    return outsideThreadOf(await getThread(tx, threadId));
  });
}
