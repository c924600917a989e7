import { isAdmin } from '#core/people/administration.ts';
import { demand } from '#core/shared/decision.ts';
import { listAllRights, listPeople as listPeopleRows } from '#db/queries/people.ts';
import { type Context, requireActor } from '../context.ts';

export type PersonWithRights = Awaited<ReturnType<typeof listPeople>>[number];

/** Everybody with the rights that they hold, for the administrator. Throws `action.not-your-role`. */
export async function listPeople(context: Context) {
  const ctx = requireActor(context);
  demand(isAdmin(ctx.actor));
  const [people, rights] = await Promise.all([listPeopleRows(ctx.db), listAllRights(ctx.db)]);
  return people.map((person) => ({
    ...person,
    roles: rights.roles
      .filter((held) => held.personId === person.id)
      .map(({ role, sectionId }) => ({ role, sectionId })),
    grants: rights.grants.filter((held) => held.personId === person.id).map((held) => held.grantName),
  }));
}
