import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { refusedOr } from '#app/_shell/desk/refused-or.ts';
import { PersonView } from '#components/desk/admin/person-view.tsx';
import { isAdmin } from '#core/people/administration.ts';
import { listRightsRequests } from '#usecases/people/list-rights-requests.ts';
import { listSuccessors } from '#usecases/people/list-successors.ts';
import { readPerson } from '#usecases/people/read-person.ts';
import { listSections } from '#usecases/sections/list-sections.ts';

export default async function PersonPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await deskContext();
  const { id: personId } = await params;
  const person = await refusedOr(() => readPerson(ctx, { personId }));
  const [requests, sections, writers] = await Promise.all([
    listRightsRequests(ctx, { personId }),
    listSections(ctx),
    listSuccessors(ctx, { personId }),
  ]);
  return (
    <PersonView
      person={person}
      requests={requests}
      sections={sections}
      writers={writers}
      isSelf={personId === ctx.actor.id}
      isAdmin={isAdmin(ctx.actor).ok}
    />
  );
}
