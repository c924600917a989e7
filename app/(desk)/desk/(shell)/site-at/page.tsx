import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { refusedOr } from '#app/_shell/desk/refused-or.ts';
import { type PageQuery, queryValue } from '#app/_shell/shared/query-value.ts';
import { SiteAtChooser } from '#components/desk/schedule/site-at-chooser.tsx';
import { listSchedule } from '#usecases/articles/list-schedule.ts';

/** The number of upcoming moments offered as buttons. */
const namedMoments = 10;

/** Chooses the moment of a site preview; `server/http/site-at.ts` renders the pages. */
export default async function SiteAtPage({ searchParams }: { searchParams: PageQuery }) {
  const ctx = await deskContext();
  const { stories } = await refusedOr(() => listSchedule(ctx));
  const coming = stories.filter(({ publishAt }) => publishAt > ctx.now()).slice(0, namedMoments);
  return <SiteAtChooser coming={coming} refusal={(await queryValue(searchParams, 'why')) || null} />;
}
