import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { refusedOr } from '#app/_shell/desk/refused-or.ts';
import { MomentList } from '#components/desk/lists/moment-list.tsx';
import { listMoments } from '#usecases/tags/list-moments.ts';

/** The key moments of an event, named by its editors. */
export default async function MomentsPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await deskContext();
  const { id: tagId } = await params;
  const { tag, stories } = await refusedOr(() => listMoments(ctx, { tagId }));
  return <MomentList tag={tag} stories={stories} />;
}
