import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { type PageQuery, queryValue } from '#app/_shell/shared/query-value.ts';
import { FindView } from '#components/desk/find/find-view.tsx';
import { DESK_FILTER_NAMES } from '#core/search/desk-search-filters.ts';
import { searchedAtMost } from '#core/search/search-engine.ts';
import { searchDesk } from '#usecases/search/search-desk.ts';

export default async function FindPage({ searchParams }: { searchParams: PageQuery }) {
  const ctx = await deskContext();
  const asked = await Promise.all(
    ['q', 'cursor', 'sort', ...DESK_FILTER_NAMES].map(
      async (name) => [name, await queryValue(searchParams, name)] as const,
    ),
  );
  const { q = '', ...rest } = Object.fromEntries(asked);
  const answer = await searchDesk(ctx, { ...rest, text: q });
  return <FindView answer={answer} countedAtMost={searchedAtMost} />;
}
