import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { refusedOr } from '#app/_shell/desk/refused-or.ts';
import { type PageQuery, queryValues } from '#app/_shell/shared/query-value.ts';
import { RoyaltiesScreen, type RoyaltyView } from '#components/desk/royalties/royalties-screen.tsx';
import { listRoyalties } from '#usecases/royalties/list-royalties.ts';

const VIEWS: readonly RoyaltyView[] = ['stories', 'people', 'rates'];

export default async function RoyaltiesPage({ searchParams }: { searchParams: PageQuery }) {
  const ctx = await deskContext();
  const { month, view, only, cursor, person } = await queryValues(searchParams);
  const royalties = await refusedOr(() => listRoyalties(ctx, { month, only, cursor, person }));
  return (
    <RoyaltiesScreen
      royalties={royalties}
      view={VIEWS.find((each) => each === view) ?? 'stories'}
      only={only === 'all' ? 'all' : 'unmarked'}
      personId={person ?? null}
    />
  );
}
