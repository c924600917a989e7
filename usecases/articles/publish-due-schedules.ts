import { listDueSchedules } from '#db/queries/articles.ts';
import type { Context } from '../context.ts';
import { publishDue } from './shared/publish-due.ts';

/** How many schedules one call turns into live stories at the most. */
const batch = 50;

/**
 * Writes down what has already happened: readers see a scheduled version from its moment on, by the view; this
 * makes it the live version, under the authority of its approver. Returns how many. Safe to run anywhere,
 * any number of times at once.
 */
export async function publishDueSchedules(ctx: Context): Promise<number> {
  return ctx.db.transaction(async (tx) => {
    const due = await listDueSchedules(tx, { now: ctx.now(), limit: batch });
    for (const articleId of due) await publishDue(ctx, tx, articleId);
    return due.length;
  });
}
