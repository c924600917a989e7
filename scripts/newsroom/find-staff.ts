import { DomainError } from '#core/shared/domain-error.ts';
import { findStaffByEmail, listGrantsOf, listRolesOf } from '#db/queries/people/people.ts';
import type { Context } from '#usecases/context.ts';

/** The context of a staff member, for actions in their name. Throws `people.not-found`. */
export async function contextOfStaff(ctx: Context, email: string) {
  const person = await findStaffByEmail(ctx.db, email);
  if (person === null) throw new DomainError('people.not-found');
  const [roles, grants] = [await listRolesOf(ctx.db, person.id), await listGrantsOf(ctx.db, person.id)];
  return { ...ctx, actor: { id: person.id, name: person.name, roles, grants } };
}
