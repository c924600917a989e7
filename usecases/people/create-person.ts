import { z } from 'zod';
import { isAdmin } from '#core/people/administration.ts';
import { demand } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findStaffByEmail, insertPerson } from '#db/queries/people.ts';
import { hashPassword, passwordMaxChars, passwordMinChars } from '#platform/passwords.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { freePersonSlug } from './shared/person-slug.ts';

const input = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('staff'),
    name: z.string().trim().normalize().min(1, 'field.required').max(120, 'field.too-long'),
    email: z.email('field.invalid').max(200, 'field.too-long'),
    password: z.string().min(passwordMinChars, 'field.too-short').max(passwordMaxChars, 'field.too-long'),
  }),
  z.object({
    kind: z.enum(['guest', 'agency']),
    name: z.string().trim().normalize().min(1, 'field.required').max(120, 'field.too-long'),
  }),
]);

/**
 * Adds a person, without any role: staff can sign in, guests and agencies only stand in bylines.
 * Throws `people.email-taken`, `action.not-your-role`, `request.invalid`.
 */
export async function createPerson(context: Context, raw: unknown): Promise<{ id: string }> {
  const ctx = requireActor(context);
  demand(isAdmin(ctx.actor));
  const person = parseInput(input, raw);
  const id = ctx.newId();
  const signIn =
    person.kind === 'staff'
      ? { email: person.email.toLowerCase(), passwordHash: await hashPassword(person.password) }
      : {};
  await ctx.db.transaction(async (tx) => {
    if (person.kind === 'staff' && (await findStaffByEmail(tx, person.email)) !== null) {
      throw new DomainError('people.email-taken', { fieldErrors: { email: 'people.email-taken' } });
    }
    await insertPerson(tx, {
      id,
      kind: person.kind,
      name: person.name,
      slug: await freePersonSlug(tx, person.name),
      createdAt: ctx.now(),
      ...signIn,
    });
    await recordAdminAct(ctx, tx, {
      action: 'person.create',
      subjectType: 'person',
      subjectId: id,
      detail: { name: person.name, kind: person.kind },
    });
  });
  return { id };
}
