import { articleReference } from '#core/articles/article-reference.ts';
import { type ReadCounts, readCountsOf } from '#core/reads/read-counts.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listReads } from '#db/queries/reads.ts';
import { demandRead } from '../articles/shared/demand-read.ts';
import { type Context, requireActor } from '../context.ts';

/** How often a story was read, for whoever may read it on the desk. Throws `auth.required`, `article.not-found`. */
export async function readStoryReads(context: Context, raw: unknown): Promise<ReadCounts> {
  const ctx = requireActor(context);
  const { articleId } = parseInput(articleReference, raw);
  await demandRead(ctx, ctx.db, articleId);
  const reads = await listReads(ctx.db, [articleId]);
  return readCountsOf(reads.get(articleId) ?? { hours: [], before: 0 }, ctx.now());
}
