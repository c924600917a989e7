import { articleReference } from '#core/articles/article-reference.ts';
import type { ViewCounts } from '#core/page-views/view-counts.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { requireRead } from '../articles/shared/require-read.ts';
import { type Context, requireActor } from '../context.ts';
import { loadStoryViews } from './shared/load-story-views.ts';

/**
 * The page views of a story, for people who may read it at the desk. Throws `auth.required`,
 * `article.not-found`.
 */
export async function readStoryViews(context: Context, raw: unknown): Promise<ViewCounts> {
  const ctx = requireActor(context);
  const { articleId } = parseInput(articleReference, raw);
  await requireRead(ctx, ctx.db, articleId);
  return loadStoryViews(ctx, articleId);
}
