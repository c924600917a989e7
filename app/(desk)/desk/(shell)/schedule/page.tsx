import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { refusedOr } from '#app/_shell/desk/refused-or.ts';
import { type PageQuery, queryValue } from '#app/_shell/shared/query-value.ts';
import { ScheduleList } from '#components/desk/lists/schedule-list.tsx';
import { ScheduleCalendar } from '#components/desk/schedule/schedule-calendar.tsx';
import { ScheduleView } from '#components/desk/schedule/schedule-view.tsx';
import { CALENDAR_SPANS, calendarDays } from '#core/articles/calendar.ts';
import { dayOf } from '#core/i18n/day-bounds.ts';
import { daySchema } from '#core/shared/day-schema.ts';
import { scheduleUrl } from '#core/urls.ts';
import { listCalendar } from '#usecases/articles/list-calendar.ts';
import { listPresence } from '#usecases/articles/list-presence.ts';
import { listSchedule } from '#usecases/articles/list-schedule.ts';

export default async function SchedulePage({ searchParams }: { searchParams: PageQuery }) {
  const ctx = await deskContext();
  const [by, asked = '', cursor] = await Promise.all(
    ['by', 'day', 'cursor'].map((name) => queryValue(searchParams, name)),
  );
  const { timeZone } = ctx.site;
  const today = dayOf(ctx.now(), timeZone);
  const day = daySchema.safeParse(asked).data ?? today;
  const span = CALENDAR_SPANS.find((each) => each === by) ?? 'week';
  const frame = { span, day, today };
  if (span === 'list') {
    const { stories, nextCursor } = await refusedOr(() => listSchedule(ctx, { cursor }));
    return (
      <ScheduleView {...frame} days={null}>
        <ScheduleList
          stories={stories}
          next={nextCursor === null ? null : scheduleUrl(span, day, nextCursor)}
          present={await listPresence(ctx)}
        />
      </ScheduleView>
    );
  }
  const calendar = calendarDays(span, day);
  const [first = day, last = day] = [calendar.days[0], calendar.days.at(-1)];
  const { moments, isCut } = await refusedOr(() => listCalendar(ctx, { from: first, to: last }));
  return (
    <ScheduleView {...frame} days={{ ...calendar, first, last }}>
      <ScheduleCalendar
        moments={moments}
        isCut={isCut}
        span={span}
        day={day}
        calendar={calendar}
        now={ctx.now()}
        present={await listPresence(ctx)}
      />
    </ScheduleView>
  );
}
