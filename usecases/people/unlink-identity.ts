import { z } from 'zod';
import { isAdmin } from '#core/people/administration.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findPersonForUpdate } from '#db/queries/people/people.ts';
import { deleteIdentityLink } from '#db/queries/sessions/identity-links.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { requireFresh } from '../shared/require-fresh-proof.ts';

const input = z.object({ personId: z.uuid('people.not-found') });

/**
 * Unlinks a person from their account at the identity provider; the next account with their verified e-mail
 * address is linked instead. Idempotent. Throws `people.not-found`, `auth.reauthenticate`,
 * `action.not-your-role`.
 */
export async function unlinkIdentity(context: Context, raw: z.input<typeof input>): Promise<void> {
  const ctx = requireActor(context);
  const { personId } = parseInput(input, raw);
  requireAllowed(isAdmin(ctx.actor));
  requireFresh(ctx);
  await ctx.db.transaction(async (tx) => {
    const person = await findPersonForUpdate(tx, personId);
    if (person === null) throw new DomainError('people.not-found');
    const link = await deleteIdentityLink(tx, personId);
    if (link === null) return;
    const { issuer, subject } = link;
    await recordAdminAct(ctx, tx, {
      action: 'person.unlink_identity',
      subjectType: 'person',
      subjectId: personId,
      detail: { name: person.name, issuer, subject },
    });
  });
}
