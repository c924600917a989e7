import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { type PageQuery, queryValues } from '#app/_shell/shared/query-value.ts';
import { validOrNull } from '#app/_shell/shared/valid-or-null.ts';
import { LeftStoriesNotice } from '#components/desk/article/left-stories-notice.tsx';
import { QueueView } from '#components/desk/lists/queue-view.tsx';
import { MyAssignments } from '#components/desk/planning/my-assignments.tsx';
import { filterFields } from '#core/articles/desk-filter.ts';
import { mayCreate } from '#core/articles/policy.ts';
import { mayShareSearch } from '#core/articles/saved-search.ts';
import { listPresence } from '#usecases/articles/list-presence.ts';
import { listQueue } from '#usecases/articles/list-queue.ts';
import { listMyAssignments } from '#usecases/assignments/list-my-assignments.ts';
import { listSearches } from '#usecases/searches/list-searches.ts';
import { listSections } from '#usecases/sections/list-sections.ts';

export default async function QueuePage({ searchParams }: { searchParams: PageQuery }) {
  const ctx = await deskContext();
  const query = await queryValues(searchParams);
  const filter = filterFields(query);
  const [queue, present, sections, searches, assignments] = await Promise.all([
    validOrNull(() => listQueue(ctx, { ...filter, cursor: query.cursor })),
    listPresence(ctx),
    listSections(ctx),
    listSearches(ctx),
    listMyAssignments(ctx),
  ]);
  const desks = sections.filter((desk) => mayShareSearch(ctx.actor, [desk.id]).ok);
  return (
    <>
      <LeftStoriesNotice personId={ctx.actor.id} />
      <MyAssignments assignments={assignments} now={ctx.now()} />
      <QueueView
        queue={queue}
        present={present}
        filter={filter}
        sections={sections}
        searches={searches}
        desks={desks}
        now={ctx.now()}
        canCreate={mayCreate(ctx.actor).ok}
      />
    </>
  );
}
