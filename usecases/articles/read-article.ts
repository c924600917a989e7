import { articleReference } from '#core/articles/article-reference.ts';
import { isSealed } from '#core/articles/policy.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { type Context, requireActor } from '../context.ts';
import { type ArticleView, articleViewOf } from './shared/article-view.ts';
import { requireRead } from './shared/require-read.ts';
import { requireText } from './shared/require-text.ts';

/** The working copy of an article with the actor's abilities. Throws `article.not-found`. */
export async function readArticle(context: Context, raw: unknown): Promise<ArticleView> {
  const { articleId } = parseInput(articleReference, raw);
  const ctx = requireActor(context);
  const found = await requireRead(ctx, ctx.db, articleId);
  // A sealed view has no text, but shows the story's existence and history.
  if (!isSealed(ctx.actor, found.article)) await requireText(ctx, found);
  return articleViewOf(ctx, ctx.db, { found });
}
