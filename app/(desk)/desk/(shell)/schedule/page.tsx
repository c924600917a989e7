import { deskContext } from '#app/_shell/desk-context.ts';
import { refusedOr } from '#app/_shell/refused-or.ts';
import { ScheduleList } from '#components/desk/lists/schedule-list.tsx';
import { listPresence } from '#usecases/articles/list-presence.ts';
import { listSchedule } from '#usecases/articles/list-schedule.ts';

export default async function SchedulePage() {
  const ctx = await deskContext();
  const stories = await refusedOr(() => listSchedule(ctx));
  return <ScheduleList stories={stories} present={await listPresence(ctx)} />;
}
