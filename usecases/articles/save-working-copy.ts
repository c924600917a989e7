import { articleReference } from '#core/articles/article-reference.ts';
import { mayEdit } from '#core/articles/policy.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { getArticleForUpdate } from '#db/queries/articles/articles.ts';
import { type Context, requireActor } from '../context.ts';
import { loadFacts } from './shared/article-facts.ts';
import { type ArticleView, loadArticleView } from './shared/article-view.ts';
import { requireRead } from './shared/require-read.ts';
import { requireText } from './shared/require-text.ts';
import { cutVersion } from './shared/working-copy.ts';

/**
 * Creates a version from the working copy, on request or before an action. It changes no text, so the right
 * to read is sufficient. Throws `article.not-found`, `article.sealed`, or `request.invalid` {fieldErrors} if
 * the text cannot become a version.
 */
export async function saveWorkingCopy(context: Context, raw: unknown): Promise<ArticleView> {
  const { articleId } = parseInput(articleReference, raw);
  const ctx = requireActor(context);
  return ctx.db.transaction(async (tx) => {
    await requireText(ctx, await requireRead(ctx, tx, articleId));
    const found = await getArticleForUpdate(tx, articleId);
    const mayWrite = mayEdit(ctx.actor, {
      facts: await loadFacts(tx, found),
      now: ctx.now(),
      policy: ctx.policy,
    }).ok;
    await cutVersion(ctx, tx, { found, reason: mayWrite ? 'saved' : 'transition' });
    return loadArticleView(ctx, tx, { articleId });
  });
}
