'use client';
import { useDayName } from './use-day-name.ts';

/** The heading of a calendar day (`2026-11-25`): its full name, or in a narrow column the weekday. */
export function DayHead({ day }: { day: string }) {
  const [weekday, ...date] = useDayName()(day).split(', ');
  return (
    <h3 className="plan-date">
      <span className="plan-weekday">
        {weekday}
        <span className="plan-full">, {date.join(', ')}</span>
      </span>
      <span className="plan-number" aria-hidden="true">
        {Number(day.slice(8))}
      </span>
    </h3>
  );
}
