import { articleReference } from '#core/articles/article-reference.ts';
import type { CheckedPlan } from '#core/checks/check-plan.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { type Context, requireActor } from '../context.ts';
import { requireRead } from './shared/require-read.ts';
import { checkAsWritten, storyAsWritten } from './shared/story-as-written.ts';

/**
 * The check plan of a story as it is written now, with current results, so that the client can repeat the
 * checks after each change. Throws `article.not-found`.
 */
export async function readChecks(context: Context, raw: unknown): Promise<CheckedPlan> {
  const { articleId } = parseInput(articleReference, raw);
  const ctx = requireActor(context);
  const found = await requireRead(ctx, ctx.db, articleId);
  return checkAsWritten(ctx, found, await storyAsWritten(ctx, found));
}
