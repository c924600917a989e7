import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { refusedOr } from '#app/_shell/desk/refused-or.ts';
import { type PageQuery, queryValues } from '#app/_shell/shared/query-value.ts';
import { PeopleList } from '#components/desk/admin/people-list.tsx';
import { isAdmin } from '#core/people/administration.ts';
import { listPeople } from '#usecases/people/list-people.ts';
import { listRightsRequests } from '#usecases/people/list-rights-requests.ts';
import { listSections } from '#usecases/sections/list-sections.ts';

export default async function PeoplePage({ searchParams }: { searchParams: PageQuery }) {
  const ctx = await deskContext();
  const { q = '', name, id } = await queryValues(searchParams);
  const after = name === undefined || id === undefined ? undefined : { name, id };
  const { items, next } = await refusedOr(() => listPeople(ctx, { q, after }));
  const [requests, sections] = [await listRightsRequests(ctx), await listSections(ctx)];
  return (
    <PeopleList
      people={items}
      next={next}
      q={q}
      requests={requests}
      sections={sections}
      canAdd={isAdmin(ctx.actor).ok}
    />
  );
}
