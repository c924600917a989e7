import { addDays, type PlanDays, planDays } from '../assignments/plan-days.ts';

/** How much of the calendar of what goes out is shown at once; `list` is all that waits, next first. */
export const CALENDAR_SPANS = ['day', 'week', 'month', 'list'] as const;
export type CalendarSpan = (typeof CALENDAR_SPANS)[number];

/**
 * What a moment of the calendar is: a story went out (`published`), goes out, gets its next version (`update`), may go
 * out from then on (`embargo`), or is over for readers (`expiry`).
 */
export const MOMENT_KINDS = ['published', 'publication', 'update', 'embargo', 'expiry'] as const;
export type MomentKind = (typeof MOMENT_KINDS)[number];

/** The days of a span around a day (`2026-07-17`), and where the one before and after begin. */
export function calendarDays(span: Exclude<CalendarSpan, 'list'>, day: string): PlanDays {
  if (span !== 'day') return planDays(span, day);
  return { days: [day], previous: addDays(day, -1), next: addDays(day, 1), month: day.slice(0, 7) };
}
