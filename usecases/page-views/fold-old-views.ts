import { hourOf, viewWindowHours } from '#core/page-views/decay.ts';
import { aggregateViewsBefore } from '#db/queries/page-views/page-views.ts';
import type { Services } from '../context.ts';

/** Hourly counts are kept for twice the window, then as one number per story. */
const keptHours = 2 * viewWindowHours;
const hoursAtOnce = 10_000;

/** Adds hourly counts older than that to the totals. Returns the number of hours, at most ten thousand. */
export async function foldOldViews({ db, now }: Pick<Services, 'db' | 'now'>): Promise<number> {
  const moment = hourOf(new Date(now().getTime() - keptHours * 3_600_000));
  return db.transaction((tx) => aggregateViewsBefore(tx, { moment, limit: hoursAtOnce }));
}
