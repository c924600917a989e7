import { deskContext } from '#app/_shell/desk-context.ts';
import { refusedOr } from '#app/_shell/refused-or.ts';
import { LeftStoriesNotice } from '#components/desk/article/left-stories-notice.tsx';
import { QueueView } from '#components/desk/lists/queue-view.tsx';
import { mayCreate } from '#core/articles/policy.ts';
import { listPresence } from '#usecases/articles/list-presence.ts';
import { listQueue } from '#usecases/articles/list-queue.ts';

type Search = { view?: string; state?: string; cursor?: string };

export default async function QueuePage({ searchParams }: { searchParams: Promise<Search> }) {
  const ctx = await deskContext();
  const { view = 'desk', state, cursor } = await searchParams;
  const queue = await refusedOr(() => listQueue(ctx, { view, state, cursor }));
  const present = await listPresence(ctx);
  return (
    <>
      <LeftStoriesNotice personId={ctx.actor.id} />
      <QueueView
        queue={queue}
        present={present}
        view={view}
        state={state ?? null}
        canCreate={mayCreate(ctx.actor).ok}
      />
    </>
  );
}
