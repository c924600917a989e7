import { articleReference } from '#core/articles/article-reference.ts';
import { mayEdit } from '#core/articles/policy.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { getArticleForUpdate } from '#db/queries/articles.ts';
import { type Context, requireActor } from '../context.ts';
import { loadFacts } from './shared/article-facts.ts';
import { type ArticleView, loadArticleView } from './shared/article-view.ts';
import { demandRead } from './shared/demand-read.ts';
import { demandText } from './shared/demand-text.ts';
import { cutVersion } from './shared/working-copy.ts';

/**
 * Makes a version of what has been written in the working copy, because somebody asked for it or is about to act on
 * it. That changes no text, so whoever may read it may. Throws `article.not-found`, `article.sealed`, or
 * `request.invalid` {fieldErrors} where the text can't be one.
 */
export async function saveWorkingCopy(context: Context, raw: unknown): Promise<ArticleView> {
  const { articleId } = parseInput(articleReference, raw);
  const ctx = requireActor(context);
  return ctx.db.transaction(async (tx) => {
    await demandText(ctx, await demandRead(ctx, tx, articleId));
    const found = await getArticleForUpdate(tx, articleId);
    const mayWrite = mayEdit(ctx.actor, await loadFacts(tx, found), ctx.now(), ctx.policy).ok;
    await cutVersion(ctx, tx, found, mayWrite ? 'saved' : 'transition');
    return loadArticleView(ctx, tx, articleId);
  });
}
