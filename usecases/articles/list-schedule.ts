import { mayReadSchedule } from '#core/articles/schedule-policy.ts';
import { demand } from '#core/shared/decision.ts';
import { listPendingSchedules } from '#db/queries/schedules.ts';
import { type Context, requireActor } from '../context.ts';

const most = 200;

/** What goes out when, next first. Throws `action.not-your-role` for whoever may not read unpublished stories of others. */
export async function listSchedule(context: Context) {
  const ctx = requireActor(context);
  demand(mayReadSchedule(ctx.actor));
  return listPendingSchedules(ctx.db, { limit: most });
}
