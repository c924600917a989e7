import { z } from 'zod';
import { isAdmin } from '#core/people/administration.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findPerson } from '#db/queries/people/people.ts';
import { revokeSessionOf } from '#db/queries/sessions/sessions.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';

const input = z.object({ personId: z.uuid('people.not-found'), sessionId: z.uuid('session.not-found') });

/**
 * Ends a person's session in one browser, effective with the next request. Throws `session.not-found`,
 * `people.not-found`, `action.not-your-role`.
 */
export async function endPersonSession(context: Context, raw: z.input<typeof input>): Promise<void> {
  const ctx = requireActor(context);
  const { personId, sessionId } = parseInput(input, raw);
  requireAllowed(isAdmin(ctx.actor));
  await ctx.db.transaction(async (tx) => {
    const person = await findPerson(tx, personId);
    if (person === null) throw new DomainError('people.not-found');
    const isEnded = await revokeSessionOf(tx, { id: sessionId, personId, at: ctx.now() });
    if (!isEnded) throw new DomainError('session.not-found');
    await recordAdminAct(ctx, tx, {
      action: 'person.end_session',
      subjectType: 'person',
      subjectId: personId,
      detail: { name: person.name, sessionId },
    });
  });
}
