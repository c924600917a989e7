import { dayMs } from '../shared/day-ms.ts';
export const PLAN_SPANS = ['week', 'month'] as const;
export type PlanSpan = (typeof PLAN_SPANS)[number];

/**
 * The days of a calendar page, in whole weeks from Monday, and the first days of the pages before and after.
 */
export type PlanDays = {
  readonly days: readonly string[];
  readonly previous: string;
  readonly next: string;
  /** The month, `2026-11`; days of adjacent months fill its first and last weeks. */
  readonly month: string;
};

/** The week or month of a day, all as `YYYY-MM-DD`. */
export function planDays(span: PlanSpan, day: string): PlanDays {
  const month = day.slice(0, 7);
  if (span === 'week') {
    const monday = mondayOf(day);
    return { days: daysFrom(monday, 7), previous: addDays(monday, -7), next: addDays(monday, 7), month };
  }
  const first = `${month}-01`;
  const nextFirst = `${addDays(first, 31).slice(0, 7)}-01`;
  const start = mondayOf(first);
  const weeks = Math.ceil((toDate(nextFirst).getTime() - toDate(start).getTime()) / (7 * dayMs));
  return {
    days: daysFrom(start, weeks * 7),
    previous: `${addDays(first, -1).slice(0, 7)}-01`,
    next: nextFirst,
    month,
  };
}

/** Adds days to a day; `count` may be negative. */
export function addDays(day: string, count: number): string {
  return new Date(toDate(day).getTime() + count * dayMs).toISOString().slice(0, 10);
}

function toDate(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function mondayOf(day: string): string {
  return addDays(day, -((toDate(day).getUTCDay() + 6) % 7));
}

function daysFrom(day: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => addDays(day, index));
}
