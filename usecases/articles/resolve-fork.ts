import { z } from 'zod';
import { articleReference } from '#core/articles/article-reference.ts';
import { isSealed } from '#core/articles/policy.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { resolveFork as markResolved } from '#db/queries/articles/articles.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAct } from './shared/record-act.ts';
import { requireRead } from './shared/require-read.ts';

const resolveForkInput = articleReference.extend({ forkId: z.uuid() });

/**
 * Marks a fork as resolved; its text stays. Requires the right to read it. Throws `article.not-found`,
 * `article.sealed`, `fork.not-found`.
 */
export async function resolveFork(context: Context, raw: unknown): Promise<void> {
  const { articleId, forkId } = parseInput(resolveForkInput, raw);
  const ctx = requireActor(context);
  await ctx.db.transaction(async (tx) => {
    const { article } = await requireRead(ctx, tx, articleId);
    if (isSealed(ctx.actor, article)) throw new DomainError('article.sealed');
    const found = await markResolved(tx, { articleId, forkId, at: ctx.now() });
    if (!found) throw new DomainError('fork.not-found');
    await recordAct(ctx, tx, { articleId, action: 'resolve_fork', detail: { forkId } });
  });
}
