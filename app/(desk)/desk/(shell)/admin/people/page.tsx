import { deskContext } from '#app/_shell/desk-context.ts';
import { refusedOr } from '#app/_shell/refused-or.ts';
import { addPerson, disable, enable, setRights } from '#app/(desk)/actions/people.ts';
import { PeopleAdmin } from '#components/desk/lists/people-admin.tsx';
import { listPeople } from '#usecases/people/list-people.ts';
import { listSections } from '#usecases/sections/list-sections.ts';

export default async function PeoplePage() {
  const ctx = await deskContext();
  const people = await refusedOr(() => listPeople(ctx));
  const sections = await listSections(ctx);
  return (
    <PeopleAdmin
      people={people}
      sections={sections}
      selfId={ctx.actor.id}
      doors={{ addPerson, setRights, disable, enable }}
    />
  );
}
