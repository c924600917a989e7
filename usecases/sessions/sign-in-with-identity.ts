import { z } from 'zod';
import type { GroupRole } from '#core/people/group-roles.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Transaction } from '#db/client.ts';
import { lockKeyPeople } from '#db/queries/people/approvers.ts';
import { findStaffByEmail } from '#db/queries/people/people.ts';
import { findIdentityLink, insertIdentityLink } from '#db/queries/sessions/identity-links.ts';
import type { Context } from '../context.ts';
import { type Admission, admitPerson } from './shared/admit-person.ts';
import { followGroups } from './shared/follow-groups.ts';
import { lockEntrant } from './shared/lock-entrant.ts';
import { recordAccountAct } from './shared/record-account-act.ts';
import { recordFailedSignIn } from './shared/record-sign-in.ts';

const input = z.object({
  issuer: z.string().min(1).max(500),
  /** OpenID Connect Core, 2: at most 255 characters. */
  subject: z.string().min(1).max(255),
  email: z.string().min(1),
  emailVerified: z.literal(true),
  userAgent: z.string().default(''),
});
type Identity = z.infer<typeof input>;

/**
 * Signs in a member of staff by the identity provider. The e-mail address must be verified there and belong
 * to a person here. The first sign-in links that person to the account's issuer and subject. After that no
 * other account can sign in as them, regardless of its e-mail address. `groupRoles` are the roles of their
 * groups; null if unknown, then roles stay unchanged. Throws `auth.unknown-identity`, `auth.other-identity`.
 */
export async function signInWithIdentity(
  ctx: Context,
  raw: unknown,
  groupRoles: readonly GroupRole[] | null = null,
): Promise<Admission> {
  const parsed = input.safeParse(raw);
  if (!parsed.success) throw new DomainError('auth.unknown-identity');
  const identity = parsed.data;
  const person = await findStaffByEmail(ctx.db, identity.email);
  if (person === null || person.disabledAt !== null) {
    const why = person === null ? 'unknown-identity' : 'disabled';
    await recordFailedSignIn(ctx, { account: identity.email, personId: person?.id ?? null, why });
    throw new DomainError('auth.unknown-identity');
  }
  const personId = person.id;
  const admission = await ctx.db.transaction(async (tx) => {
    // Before the person's lock: all changes of rights take these locks in one order.
    if (groupRoles !== null) await lockKeyPeople(tx, [personId]);
    const entrant = await lockEntrant(tx, personId);
    if (entrant === null) return 'disabled';
    if (!(await isBoundTo(ctx, tx, { personId, ...identity }))) return 'other-identity';
    if (groupRoles !== null)
      await followGroups(ctx, tx, { person: entrant, issuer: identity.issuer, given: groupRoles });
    return admitPerson(ctx, tx, { personId, userAgent: identity.userAgent });
  });
  // The retry refuses them as disabled.
  if (admission === 'disabled') return signInWithIdentity(ctx, raw, groupRoles);
  if (admission !== 'other-identity') return admission;
  await recordFailedSignIn(ctx, { account: identity.email, personId, why: 'other-identity' });
  throw new DomainError('auth.other-identity');
}

/**
 * Whether this account is linked to the person. The first one is linked, unless it belongs to another person.
 */
async function isBoundTo(
  ctx: Context,
  tx: Transaction,
  { personId, issuer, subject }: { personId: string } & Identity,
): Promise<boolean> {
  const link = await findIdentityLink(tx, personId);
  if (link !== null) return link.issuer === issuer && link.subject === subject;
  if (!(await insertIdentityLink(tx, { personId, issuer, subject, linkedAt: ctx.now() }))) return false;
  await recordAccountAct(ctx, tx, {
    ...{ actorId: personId, personId },
    action: 'person.link_identity',
    detail: { issuer, subject },
  });
  return true;
}
