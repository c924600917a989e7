import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { refusedOr } from '#app/_shell/desk/refused-or.ts';
import { type PageQuery, queryValue } from '#app/_shell/shared/query-value.ts';
import { HistoryScreen } from '#components/desk/article/history-screen.tsx';
import { listTimeline } from '#usecases/articles/list-timeline.ts';

type Props = { params: Promise<{ id: string }>; searchParams: PageQuery };

export default async function HistoryPage({ params, searchParams }: Props) {
  const ctx = await deskContext();
  const { id: articleId } = await params;
  const timeline = await refusedOr(() => listTimeline(ctx, { articleId }));
  const after = await queryValue(searchParams, 'after');
  const before = (await queryValue(searchParams, 'before')) ?? null;
  return (
    <HistoryScreen
      articleId={articleId}
      timeline={timeline}
      asked={after === undefined ? null : { before, after }}
    />
  );
}
