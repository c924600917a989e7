import { listDueSchedules, lockDueSchedule } from '#db/queries/articles/articles.ts';
import type { Context } from '../context.ts';
import { settleEach } from '../shared/settle-each.ts';
import { publishDue } from './shared/publish-due.ts';

/**
 * Records publications that already took effect: by the view, readers see a scheduled version from its time
 * on. This makes it the live version, by the authority of its approver. Each story has its own transaction,
 * so a lock covers one story and a failure affects one story. Returns their number. Safe to run anywhere,
 * also concurrently. Throws the failures as an `AggregateError` after all were tried.
 */
export async function publishDueSchedules(ctx: Context): Promise<number> {
  let published = 0;
  await settleEach(await listDueSchedules(ctx.db, ctx.now()), async (articleId) => {
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
    throw new Error(`The schedule of article ${articleId} could not be recorded as published.`, { cause });
  }
}
