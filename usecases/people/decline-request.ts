import { z } from 'zod';
import { mayDecideRights } from '#core/people/rights-policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findPerson } from '#db/queries/people/people.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { closeRequest } from './shared/close-request.ts';
import { lockOpenRequest } from './shared/open-request.ts';
import { reasonText } from './shared/person-rights.ts';

const input = z.object({
  requestId: z.uuid('rights.not-found'),
  reason: reasonText.pipe(z.string().min(1, 'field.required')),
});

/**
 * The second person declines a request with a reason. Throws as `confirmRequest` does for the request and the
 * right to decide it.
 */
export async function declineRequest(context: Context, raw: z.input<typeof input>): Promise<void> {
  const ctx = requireActor(context);
  const { requestId, reason } = parseInput(input, raw);
  const at = ctx.now();
  await ctx.db.transaction(async (tx) => {
    const request = await lockOpenRequest(tx, requestId, at);
    requireAllowed(mayDecideRights(ctx.actor, request));
    await closeRequest(tx, { id: requestId, state: 'declined', by: ctx.actor.id, at, reason });
    const person = await findPerson(tx, request.personId);
    await recordAdminAct(ctx, tx, {
      action: request.kind === 'rights' ? 'person.decline_rights' : 'factor.decline_reset',
      subjectType: 'person',
      subjectId: request.personId,
      detail: {
        ...{ name: person?.name, requestId, reason },
        ...(request.kind === 'rights' && { declined: request.rights }),
      },
    });
  });
}
