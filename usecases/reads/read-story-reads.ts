import { articleReference } from '#core/articles/article-reference.ts';
import type { ReadCounts } from '#core/reads/read-counts.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { requireRead } from '../articles/shared/require-read.ts';
import { type Context, requireActor } from '../context.ts';
import { loadStoryReads } from './shared/load-story-reads.ts';

/**
 * The page views of a story, for people who may read it at the desk. Throws `auth.required`,
 * `article.not-found`.
 */
export async function readStoryReads(context: Context, raw: unknown): Promise<ReadCounts> {
  const ctx = requireActor(context);
  const { articleId } = parseInput(articleReference, raw);
  await requireRead(ctx, ctx.db, articleId);
  return loadStoryReads(ctx, articleId);
}
