import { articleReference } from '#core/articles/article-reference.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { getArticle } from '#db/queries/articles/articles.ts';
import { type Context, requireActor } from '../context.ts';
import { requireRead } from './shared/require-read.ts';
import { requireText } from './shared/require-text.ts';
import { loadVersionPage } from './shared/version-page.ts';
import { cutIfPossible } from './shared/working-copy.ts';

/**
 * The working copy as a public page, for people who may read it: the page as it would be published now. Its
 * related stories are the pinned ones only. Throws `article.not-found`, `article.sealed`.
 */
export async function previewArticle(context: Context, raw: unknown) {
  const { articleId } = parseInput(articleReference, raw);
  const ctx = requireActor(context);
  await requireText(ctx, await requireRead(ctx, ctx.db, articleId));
  // Includes text that is being written now.
  await cutIfPossible(ctx, articleId, 'saved');
  const { article, working } = await getArticle(ctx.db, articleId);
  return loadVersionPage(ctx, ctx.db, { article, version: working });
}
