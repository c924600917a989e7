import { z } from 'zod';
import { isAdmin } from '#core/people/administration.ts';
import { needsAdmin } from '#core/people/rights-policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listDeciders } from '#db/queries/people/approvers.ts';
import { findPersonForUpdate } from '#db/queries/people/people.ts';
import { hasSecondFactor } from '#db/queries/sessions/second-factors.ts';
import { type Context, requireActor } from '../context.ts';
import { fileRequest } from '../people/shared/file-request.ts';
import { reasonText, rightsOf } from '../people/shared/person-rights.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { requireFresh } from '../shared/require-fresh-proof.ts';

const input = z.object({
  personId: z.uuid('people.not-found'),
  /** The reason, and how the person was identified; the confirming person reads it. */
  reason: reasonText.pipe(z.string().min(1, 'field.required')),
});

/**
 * Requests removal of all second factors of a person who lost theirs. A second person confirms or declines;
 * everyone who may do so is notified, with the request's id. Throws `factor.own-reset`, `factor.not-found`,
 * `factor.no-second-person` if no person could confirm it, `people.disabled`, `people.not-found`,
 * `auth.reauthenticate`, `action.not-your-role`.
 */
export async function askFactorReset(
  context: Context,
  raw: z.input<typeof input>,
): Promise<{ requestId: string }> {
  const ctx = requireActor(context);
  const { personId, reason } = parseInput(input, raw);
  requireAllowed(isAdmin(ctx.actor));
  if (personId === ctx.actor.id) throw new DomainError('factor.own-reset');
  requireFresh(ctx);
  const requestId = ctx.newId();
  await ctx.db.transaction(async (tx) => {
    const person = await findPersonForUpdate(tx, personId);
    if (person === null) throw new DomainError('people.not-found');
    if (person.disabledAt !== null) throw new DomainError('people.disabled');
    if (!(await hasSecondFactor(tx, personId))) throw new DomainError('factor.not-found');
    const rights = await rightsOf(tx, personId);
    const deciderIds = await listDeciders(tx, {
      ...{ aboutId: personId, askerId: ctx.actor.id },
      adminsAlone: needsAdmin({ rights }),
    });
    if (deciderIds.length === 0) throw new DomainError('factor.no-second-person');
    await fileRequest(ctx, tx, { id: requestId, person, kind: 'factors', rights, reason, deciderIds });
    await recordAdminAct(ctx, tx, {
      action: 'factor.ask_reset',
      subjectType: 'person',
      subjectId: personId,
      detail: { name: person.name, requestId, reason },
    });
  });
  return { requestId };
}
