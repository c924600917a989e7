import { z } from 'zod';
import { holdsNothingNew, isAdmin } from '#core/people/administration.ts';
import { GRANTS, ROLES, type Role } from '#core/people/roles.ts';
import { demand } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import {
  countOtherAdmins,
  findPersonForUpdate,
  listGrantsOf,
  listRolesOf,
  replaceRights,
} from '#db/queries/people.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';

const WITH_DESK: readonly Role[] = ['editor', 'journalist', 'contributor'];

/** A role: an editor's always names a desk, a writer's may, every other holds everywhere. */
export const heldRoleSchema = z
  .object({ role: z.enum(ROLES), sectionId: z.uuid().nullable().default(null) })
  .refine((held) => held.role !== 'editor' || held.sectionId !== null, 'field.invalid')
  .refine((held) => held.sectionId === null || WITH_DESK.includes(held.role), 'field.invalid');

const input = z.object({
  personId: z.uuid(),
  roles: z.array(heldRoleSchema).max(50, 'field.too-many'),
  grants: z.array(z.enum(GRANTS)).default([]),
});

/**
 * Puts these roles and grants in the place of a person's; they count from that person's next request on.
 * Throws `people.self-grant` where somebody would give themselves a right that they do not hold,
 * `people.last-admin`, `people.not-found`, `action.not-your-role`.
 */
export async function changeRights(context: Context, raw: unknown): Promise<void> {
  const ctx = requireActor(context);
  const { personId, roles, grants } = parseInput(input, raw);
  demand(isAdmin(ctx.actor));
  await ctx.db.transaction(async (tx) => {
    const person = await findPersonForUpdate(tx, personId);
    if (person === null || person.kind !== 'staff') throw new DomainError('people.not-found');
    const before = { roles: await listRolesOf(tx, personId), grants: await listGrantsOf(tx, personId) };
    if (personId === ctx.actor.id) demand(holdsNothingNew(before, { roles, grants }));
    const staysAdmin = roles.some((held) => held.role === 'admin');
    const wasAdmin = before.roles.some((held) => held.role === 'admin');
    if (wasAdmin && !staysAdmin && (await countOtherAdmins(tx, personId)) === 0) {
      throw new DomainError('people.last-admin');
    }
    await replaceRights(tx, { personId, roles, grants, newId: ctx.newId });
    await recordAdminAct(ctx, tx, {
      action: 'person.change_rights',
      subjectType: 'person',
      subjectId: personId,
      detail: { name: person.name, roles, grants },
    });
  });
}
