import { listDueSchedules, lockDueSchedule } from '#db/queries/articles.ts';
import type { Context } from '../context.ts';
import { eachByItself } from '../shared/each-by-itself.ts';
import { publishDue } from './shared/publish-due.ts';

/**
 * Writes down what has already happened: readers see a scheduled version from its moment on, by the view; this
 * makes it the live version, under the authority of its approver. One transaction a story, so that nobody waits for
 * more than one, and a story that fails holds up none. Returns how many. Safe to run anywhere, any number of times at
 * once. Throws what failed, an `AggregateError`, when all have had their turn.
 */
export async function publishDueSchedules(ctx: Context): Promise<number> {
  let published = 0;
  await eachByItself(await listDueSchedules(ctx.db, ctx.now()), async (articleId) => {
    if (await publishOne(ctx, articleId)) published += 1;
  });
  return published;
}

async function publishOne(ctx: Context, articleId: string): Promise<boolean> {
  try {
    return await ctx.db.transaction(async (tx) => {
      if (!(await lockDueSchedule(tx, { articleId, now: ctx.now() }))) return false;
      await publishDue(ctx, tx, articleId);
      return true;
    });
  } catch (cause) {
    throw new Error(`The schedule of article ${articleId} could not be written down as kept.`, { cause });
  }
}
