import { z } from 'zod';
import { mayReadSchedule } from '#core/articles/schedule-policy.ts';
import { cursorFrom, cursorTo } from '#core/shared/cursor.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listPendingSchedules } from '#db/queries/articles/schedules.ts';
import { type Context, requireActor } from '../context.ts';

const listInput = z.object({ cursor: z.string().optional() });
const perPage = 200;

/**
 * The schedule, next first, two hundred per page. Throws `action.not-your-role` without the right to read
 * unpublished stories of others, `request.invalid` for an invalid cursor.
 */
export async function listSchedule(context: Context, raw: z.input<typeof listInput> = {}) {
  const ctx = requireActor(context);
  requireAllowed(mayReadSchedule(ctx.actor));
  const { cursor } = parseInput(listInput, raw);
  const after = cursor === undefined ? undefined : cursorFrom(cursor);
  const found = await listPendingSchedules(ctx.db, { limit: perPage + 1, after });
  const stories = found.slice(0, perPage);
  const last = found.length > perPage ? stories.at(-1) : undefined;
  return {
    stories,
    nextCursor: last === undefined ? null : cursorTo({ at: last.publishAt, id: last.articleId }),
  };
}
