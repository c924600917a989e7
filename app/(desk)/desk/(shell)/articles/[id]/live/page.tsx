import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { refusedOr } from '#app/_shell/desk/refused-or.ts';
import { LiveDesk } from '#components/desk/live/live-desk.tsx';
import { readLiveDesk } from '#usecases/live/read-live-desk.ts';

export default async function LiveDeskPage({ params }: { params: Promise<{ id: string }> }) {
  const { id: articleId } = await params;
  const ctx = await deskContext();
  const desk = await refusedOr(() => readLiveDesk(ctx, { articleId }));
  return <LiveDesk key={articleId} start={desk} personId={ctx.actor.id} />;
}
