import { z } from 'zod';
import { mayReschedule } from '#core/articles/policy.ts';
import { mayReadSchedule } from '#core/articles/schedule-policy.ts';
import { startOfDay } from '#core/i18n/day-bounds.ts';
import { daySchema } from '#core/shared/day-schema.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listMoments, type MomentRow } from '#db/queries/articles/schedules.ts';
import { listSectionRows } from '#db/queries/sections/sections.ts';
import { pathOf } from '../checks/shared/section-paths.ts';
import { type Context, requireActor } from '../context.ts';
import { listReadableIds } from './shared/known-stories.ts';

/** Maximum number of entries; the page says if there are more. */
const most = 500;

const calendarInput = z.object({ from: daySchema, to: daySchema });

export type CalendarMoment = Omit<MomentRow, 'ms' | 'sectionId'> & {
  readonly at: Date;
  /** Whether this person may reschedule it. */
  readonly canMove: boolean;
};
export type Calendar = { readonly moments: readonly CalendarMoment[]; readonly isCut: boolean };

/**
 * The publication calendar between two local days, both inclusive. Scheduled and public stories are visible
 * to everyone who may read the schedule. The embargo or expiry of other stories is visible only to people who
 * may read them. Throws `action.not-your-role`, `request.invalid`.
 */
export async function listCalendar(context: Context, raw: unknown): Promise<Calendar> {
  const input = parseInput(calendarInput, raw);
  const ctx = requireActor(context);
  requireAllowed(mayReadSchedule(ctx.actor));
  const from = startOfDay(input.from, ctx.site.timeZone);
  const to = startOfDay(input.to, ctx.site.timeZone, 1);
  if (from === null || to === null) throw new DomainError('request.invalid');
  const rows = await listMoments(ctx.db, { from, to, limit: most + 1 });
  const unpublished = rows.filter(({ publicState }) => publicState === 'none').map((row) => row.articleId);
  const readable = await listReadableIds(ctx, ctx.db, unpublished);
  const sections = await listSectionRows(ctx.db);
  const now = ctx.now();
  return {
    moments: rows
      .slice(0, most)
      .filter(({ publicState, articleId }) => publicState !== 'none' || readable.has(articleId))
      .map(({ ms, sectionId, ...row }) => {
        const at = new Date(ms);
        const isScheduled = row.kind === 'publication' || row.kind === 'update';
        const place = { deskIds: pathOf(sectionId, sections), publicState: row.publicState };
        return { ...row, at, canMove: isScheduled && at > now && mayReschedule(ctx.actor, place).ok };
      }),
    isCut: rows.length > most,
  };
}
