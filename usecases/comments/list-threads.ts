import { articleReference } from '#core/articles/article-reference.ts';
import type { CommentThread } from '#core/comments/comment-thread.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listThreadsOf } from '#db/queries/comments/comments.ts';
import { requireRead } from '../articles/shared/require-read.ts';
import { requireText } from '../articles/shared/require-text.ts';
import { type Context, requireActor } from '../context.ts';

/** The comment threads of an article in order of creation. Throws `article.not-found`, `article.sealed`. */
export async function listThreads(context: Context, raw: unknown): Promise<CommentThread[]> {
  const { articleId } = parseInput(articleReference, raw);
  const ctx = requireActor(context);
  await requireText(ctx, await requireRead(ctx, ctx.db, articleId));
  return listThreadsOf(ctx.db, articleId);
}
