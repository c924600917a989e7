import { z } from 'zod';
import { DomainError } from '#core/shared/domain-error.ts';
import { findStaffByEmail } from '#db/queries/people.ts';
import type { Context } from '../context.ts';
import { type Admission, admitPerson } from './shared/admit-person.ts';
import { lockEntrant } from './shared/lock-entrant.ts';
import { recordFailedSignIn } from './shared/record-sign-in.ts';

const input = z.object({
  email: z.string().min(1),
  emailVerified: z.literal(true),
  userAgent: z.string().default(''),
});

/**
 * Signs in whom the newsroom's identity provider vouches for: the e-mail must be verified there and belong to
 * a staff person here. Throws `auth.unknown-identity`.
 */
export async function signInWithIdentity(ctx: Context, raw: unknown): Promise<Admission> {
  const parsed = input.safeParse(raw);
  if (!parsed.success) throw new DomainError('auth.unknown-identity');
  const person = await findStaffByEmail(ctx.db, parsed.data.email);
  if (person === null || person.disabledAt !== null) {
    const why = person === null ? 'unknown-identity' : 'disabled';
    await recordFailedSignIn(ctx, { account: parsed.data.email, personId: person?.id ?? null, why });
    throw new DomainError('auth.unknown-identity');
  }
  const { userAgent } = parsed.data;
  const personId = person.id;
  const admission = await ctx.db.transaction(async (tx) => {
    const entrant = await lockEntrant(tx, personId);
    return entrant === null ? null : admitPerson(ctx, tx, { personId, userAgent });
  });
  // Disabled meanwhile: looked at anew, they are refused as that.
  return admission ?? signInWithIdentity(ctx, raw);
}
