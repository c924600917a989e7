import { z } from 'zod';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findPerson } from '#db/queries/people/people.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { closeRequest } from './shared/close-request.ts';
import { lockOpenRequest } from './shared/open-request.ts';

const input = z.object({ requestId: z.uuid('rights.not-found') });

/**
 * Withdraws the actor's own request. Throws `rights.not-found` for other people's, `rights.already-decided`,
 * `rights.expired`.
 */
export async function withdrawRequest(context: Context, raw: z.input<typeof input>): Promise<void> {
  const ctx = requireActor(context);
  const { requestId } = parseInput(input, raw);
  const at = ctx.now();
  await ctx.db.transaction(async (tx) => {
    const request = await lockOpenRequest(tx, requestId, at);
    if (request.requestedBy !== ctx.actor.id) throw new DomainError('rights.not-found');
    await closeRequest(tx, { id: requestId, state: 'withdrawn', by: ctx.actor.id, at });
    const person = await findPerson(tx, request.personId);
    await recordAdminAct(ctx, tx, {
      action: request.kind === 'rights' ? 'person.withdraw_rights' : 'factor.withdraw_reset',
      subjectType: 'person',
      subjectId: request.personId,
      detail: {
        ...{ name: person?.name, requestId },
        ...(request.kind === 'rights' && { withdrawn: request.rights }),
      },
    });
  });
}
