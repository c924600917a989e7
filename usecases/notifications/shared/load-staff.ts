import type { Actor } from '#core/people/roles.ts';
import type { Queryable } from '#db/client.ts';
import { listEverybody, listRightsOf } from '#db/queries/people/people.ts';

/** All active staff with their current rights. */
export async function loadStaff(q: Queryable): Promise<Actor[]> {
  const everybody = await listEverybody(q);
  const staff = everybody.filter(({ kind, disabledAt }) => kind === 'staff' && disabledAt === null);
  const { roles, grants } = await listRightsOf(
    q,
    staff.map(({ id }) => id),
  );
  return staff.map(({ id, name }) => ({
    id,
    name,
    roles: roles.filter(({ personId }) => personId === id),
    grants: grants.filter(({ personId }) => personId === id).map(({ grantName }) => grantName),
  }));
}
