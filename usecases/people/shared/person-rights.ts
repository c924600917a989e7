import { z } from 'zod';
import type { Rights } from '#core/people/rights.ts';
import { deskOfRole, GRANTS, ROLES } from '#core/people/roles.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { normaliseText } from '#core/text/normalise-text.ts';
import type { Queryable, Transaction } from '#db/client.ts';
import { countOtherAdmins, listGrantsOf, listRolesOf } from '#db/queries/people/people.ts';

/** A role: an editor's always has a desk, a writer's may, any other applies everywhere. */
const heldRole = z
  .object({ role: z.enum(ROLES), sectionId: z.uuid().nullable().default(null) })
  .refine((held) => deskOfRole(held.role) !== 'always' || held.sectionId !== null, 'field.invalid')
  .refine((held) => deskOfRole(held.role) !== 'never' || held.sectionId === null, 'field.invalid');

/** Duplicates are removed. */
export const roleList = z
  .array(heldRole)
  .max(50, 'field.too-many')
  .transform((roles) => [...new Map(roles.map((held) => [`${held.role} ${held.sectionId}`, held])).values()]);
export const grantList = z
  .array(z.enum(GRANTS))
  .max(50, 'field.too-many')
  .transform((grants) => [...new Set(grants)]);
export const reasonText = z.string().transform(normaliseText).pipe(z.string().max(500, 'field.too-long'));

/** A person's current rights. */
export async function rightsOf(q: Queryable, personId: string): Promise<Rights> {
  return { roles: await listRolesOf(q, personId), grants: await listGrantsOf(q, personId) };
}

/** Throws `people.last-admin` if there is no other administrator. */
export async function requireOtherAdmin(
  tx: Transaction,
  { personId, before }: { personId: string; before: Rights },
): Promise<void> {
  const isAdmin = before.roles.some((held) => held.role === 'admin');
  if (isAdmin && (await countOtherAdmins(tx, personId)) === 0) throw new DomainError('people.last-admin');
}
