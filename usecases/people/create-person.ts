import { z } from 'zod';
import { isAdmin } from '#core/people/administration.ts';
import { isOperator } from '#core/people/operator.ts';
import { no, requireAllowed, YES } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { normaliseText } from '#core/text/normalise-text.ts';
import { findStaffByEmail, insertPerson } from '#db/queries/people/people.ts';
import { hashPassword } from '#platform/passwords/passwords.ts';
import { type ActorContext, type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { newPassword } from './shared/new-password.ts';
import { mailAccountLink } from './shared/open-account-link.ts';
import { freePersonSlug } from './shared/person-slug.ts';
import { requireGoodPassword } from './shared/require-good-password.ts';

const name = z
  .string()
  .transform(normaliseText)
  .pipe(z.string().min(1, 'field.required').max(120, 'field.too-long'));
const input = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('staff'),
    name,
    email: z.email('field.invalid').max(200, 'field.too-long'),
    /** Only for the operator; all other people are invited and choose their own. */
    password: newPassword.optional(),
  }),
  z.object({
    kind: z.enum(['guest', 'agency']),
    name,
  }),
]);

/**
 * Adds a person without roles: staff can sign in, guests and agencies only appear in bylines. Staff get an
 * invitation with a link to set a password, so that no other person knows it. The operator may set one
 * instead. Throws `people.email-taken`, `password.common`, `password.personal`, `action.not-your-role`,
 * `request.invalid`.
 */
export async function createPerson(context: Context, raw: unknown): Promise<{ id: string }> {
  const ctx = requireActor(context);
  requireAllowed(isAdmin(ctx.actor));
  const person = parseInput(input, raw);
  const id = ctx.newId();
  const signIn =
    person.kind === 'staff'
      ? { email: person.email.toLowerCase(), passwordHash: await firstPasswordHash(ctx, person) }
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
    if (signIn.passwordHash === null) await mailAccountLink(ctx, tx, { personId: id, kind: 'invitation' });
    await recordAdminAct(ctx, tx, {
      action: 'person.create',
      subjectType: 'person',
      subjectId: id,
      detail: { name: person.name, kind: person.kind },
    });
  });
  return { id };
}

async function firstPasswordHash(
  ctx: ActorContext,
  { password, name, email }: { password?: string | undefined; name: string; email: string },
): Promise<string | null> {
  if (password === undefined) return null;
  requireAllowed(isOperator(ctx.actor) ? YES : no('action.not-your-role'));
  await requireGoodPassword(ctx, password, { name, email });
  return hashPassword(password);
}
