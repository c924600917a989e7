'use client';
import { useDayName } from './use-day-name.ts';

/** What stands over a day of a calendar (`2026-11-25`): its whole name, of which a narrow column shows the weekday. */
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
