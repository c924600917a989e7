import { articleReference } from '#core/articles/article-reference.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listForks as listForkRows } from '#db/queries/articles.ts';
import { type Context, requireActor } from '../context.ts';
import { demandRead } from './shared/demand-read.ts';
import { demandText } from './shared/demand-text.ts';

/** The texts that were kept because they could not be saved, newest first. Throws `article.not-found`, `article.sealed`. */
export async function listForks(context: Context, raw: unknown) {
  const { articleId } = parseInput(articleReference, raw);
  const ctx = requireActor(context);
  await demandText(ctx, await demandRead(ctx, ctx.db, articleId));
  return listForkRows(ctx.db, articleId);
}
