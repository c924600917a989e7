import '#components/desk/notifications/notifications.css';
import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { refusedOr } from '#app/_shell/desk/refused-or.ts';
import { deskLocale } from '#app/_shell/shared/locale.ts';
import { type PageQuery, queryValues } from '#app/_shell/shared/query-value.ts';
import { NotificationList } from '#components/desk/notifications/notification-list.tsx';
import { groupByStory } from '#core/notifications/group-by-story.ts';
import { kindsFor } from '#core/notifications/kinds.ts';
import { listNotifications } from '#usecases/notifications/list-notifications.ts';

export default async function NotificationsPage({ searchParams }: { searchParams: PageQuery }) {
  const ctx = await deskContext();
  const { show, kind, cursor } = await queryValues(searchParams);
  const { items, nextCursor } = await refusedOr(() => listNotifications(ctx, { show, kind, cursor }));
  return (
    <NotificationList
      groups={groupByStory(items)}
      nextCursor={nextCursor}
      kinds={kindsFor(ctx.actor)}
      shown={{ show: show ?? 'all', kind: kind ?? null }}
      madeAt={ctx.now()}
      locale={await deskLocale()}
    />
  );
}
