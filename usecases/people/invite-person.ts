import { z } from 'zod';
import { isAdmin } from '#core/people/administration.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findPersonForUpdate } from '#db/queries/people/people.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { mailAccountLink } from './shared/open-account-link.ts';

const input = z.object({ personId: z.uuid('people.not-found') });

/**
 * Sends a person without a password a link to set one. Only their mailbox receives it, so that the inviting
 * person cannot start in their name. Throws `people.already-joined`, `people.disabled`, `people.not-found`,
 * `action.not-your-role`.
 */
export async function invitePerson(context: Context, raw: z.input<typeof input>): Promise<void> {
  const ctx = requireActor(context);
  const { personId } = parseInput(input, raw);
  requireAllowed(isAdmin(ctx.actor));
  await ctx.db.transaction(async (tx) => {
    const person = await findPersonForUpdate(tx, personId);
    if (person === null || person.kind !== 'staff' || person.email === null) {
      throw new DomainError('people.not-found');
    }
    if (person.disabledAt !== null) throw new DomainError('people.disabled');
    if (person.passwordHash !== null) throw new DomainError('people.already-joined');
    await mailAccountLink(ctx, tx, { personId, kind: 'invitation' });
    await recordAdminAct(ctx, tx, {
      action: 'person.invite',
      subjectType: 'person',
      subjectId: personId,
      detail: { name: person.name },
    });
  });
}
