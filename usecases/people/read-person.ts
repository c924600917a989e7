import { z } from 'zod';
import { isAdmin } from '#core/people/administration.ts';
import { maySeePeople, needsAdmin } from '#core/people/rights-policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { countOpenWork } from '#db/queries/assignments/open-work.ts';
import { findMedia } from '#db/queries/media/media.ts';
import { listDeciders } from '#db/queries/people/approvers.ts';
import { findPerson, listSourcedRolesOf } from '#db/queries/people/people.ts';
import { getPersonProfile } from '#db/queries/people/person-profiles.ts';
import { findLinkEnd } from '#db/queries/sessions/account-links.ts';
import { findIdentityLink } from '#db/queries/sessions/identity-links.ts';
import { hasSecondFactor } from '#db/queries/sessions/second-factors.ts';
import { listLiveSessions } from '#db/queries/sessions/sessions.ts';
import { type Context, requireActor } from '../context.ts';
import { rightsOf } from './shared/person-rights.ts';

const input = z.object({ personId: z.uuid('people.not-found') });

export type PersonPage = Awaited<ReturnType<typeof readPerson>>;

/**
 * A person for the administration: profile, rights, sessions, and the number of stories in work, because
 * headlines of drafts are private. Only administrators see sessions and the identity provider's account.
 * Throws `people.not-found`, `action.not-your-role`.
 */
export async function readPerson(context: Context, raw: z.input<typeof input>) {
  const ctx = requireActor(context);
  requireAllowed(maySeePeople(ctx.actor));
  const { personId } = parseInput(input, raw);
  const person = await findPerson(ctx.db, personId);
  if (person === null) throw new DomainError('people.not-found');
  const now = ctx.now();
  const rights = await rightsOf(ctx.db, personId);
  const asked = { aboutId: personId, askerId: ctx.actor.id, adminsAlone: needsAdmin({ rights }) };
  const [ownProfile, work, invitedUntil, sessions, identity, hasFactor, deciders, sourced] =
    await Promise.all([
      getPersonProfile(ctx.db, personId),
      countOpenWork(ctx.db, { personId, now }),
      person.passwordHash === null ? findLinkEnd(ctx.db, { personId, now }) : null,
      isAdmin(ctx.actor).ok ? listLiveSessions(ctx.db, { personId, now }) : [],
      isAdmin(ctx.actor).ok ? findIdentityLink(ctx.db, personId) : null,
      hasSecondFactor(ctx.db, personId),
      listDeciders(ctx.db, asked),
      listSourcedRolesOf(ctx.db, personId),
    ]);
  const { pictureId, ...profile } = ownProfile;
  const picture = pictureId === null ? null : await findMedia(ctx.db, pictureId);
  const { passwordHash, ...known } = person;
  return {
    ...known,
    ...profile,
    picture,
    hasPassword: passwordHash !== null,
    invitedUntil,
    ...rights,
    /** The roles that a group of the identity provider assigned. */
    groupRoles: sourced.filter(({ group }) => group !== null),
    work,
    sessions,
    identity: identity && { issuer: identity.issuer, linkedAt: identity.linkedAt },
    hasFactor,
    /** Whether another person could confirm a reset of the actor's second factors. */
    hasDecider: deciders.length > 0,
  };
}
