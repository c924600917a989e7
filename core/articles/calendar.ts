import { addDays, type PlanDays, planDays } from '../assignments/plan-days.ts';

/** The spans of the publication calendar; `list` is everything that waits, next first. */
export const CALENDAR_SPANS = ['day', 'week', 'month', 'list'] as const;
export type CalendarSpan = (typeof CALENDAR_SPANS)[number];

/**
 * The kinds of calendar moment: published, goes out, gets its next version (`update`), may go out from then
 * on (`embargo`), expires for readers (`expiry`).
 */
export const MOMENT_KINDS = ['published', 'publication', 'update', 'embargo', 'expiry'] as const;
export type MomentKind = (typeof MOMENT_KINDS)[number];

/** The days of the span around a day (`2026-07-17`), and the first days of the spans before and after. */
export function calendarDays(span: Exclude<CalendarSpan, 'list'>, day: string): PlanDays {
  if (span !== 'day') return planDays(span, day);
  return { days: [day], previous: addDays(day, -1), next: addDays(day, 1), month: day.slice(0, 7) };
}
