import { mayCreate } from '#core/articles/policy.ts';
import { maySeePeople } from '#core/people/rights-policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { listEverybody, listRightsOf } from '#db/queries/people/people.ts';
import { type Context, requireActor } from '../context.ts';

/**
 * Colleagues who may take over a person's stories, by name, without the actor. Throws `action.not-your-role`.
 */
export async function listSuccessors(context: Context, { personId }: { personId: string }) {
  const ctx = requireActor(context);
  requireAllowed(maySeePeople(ctx.actor));
  const staff = (await listEverybody(ctx.db)).filter(
    ({ id, kind, disabledAt }) =>
      kind === 'staff' && disabledAt === null && id !== personId && id !== ctx.actor.id,
  );
  const { roles } = await listRightsOf(
    ctx.db,
    staff.map(({ id }) => id),
  );
  return staff
    .filter(({ id, name }) => {
      const held = roles.filter((role) => role.personId === id);
      return mayCreate({ id, name, roles: held, grants: [] }).ok;
    })
    .map(({ id, name }) => ({ id, name }));
}
