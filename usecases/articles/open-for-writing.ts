import { articleReference } from '#core/articles/article-reference.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { getArticleForUpdate } from '#db/queries/articles/articles.ts';
import { listWorkingCopyUpdates } from '#db/queries/articles/working-copies.ts';
import { type Context, requireActor } from '../context.ts';
import { requireRead } from './shared/require-read.ts';
import { requireText } from './shared/require-text.ts';
import { type OpenedWorkingCopy, openWorkingCopy } from './shared/working-copy.ts';

/** The working copy of an article, created on first use. Throws `article.not-found`, `article.sealed`. */
export async function openForWriting(context: Context, raw: unknown): Promise<OpenedWorkingCopy> {
  const { articleId } = parseInput(articleReference, raw);
  const ctx = requireActor(context);
  return ctx.db.transaction(async (tx) => {
    await requireText({ ...ctx, db: tx }, await requireRead(ctx, tx, articleId));
    const copy = await openWorkingCopy(ctx, tx, await getArticleForUpdate(tx, articleId));
    const later = await listWorkingCopyUpdates(tx, { articleId, afterSeq: copy.stateSeq });
    return { updates: [copy.state, ...later.map((row) => row.update)], seq: copy.lastSeq };
  });
}
