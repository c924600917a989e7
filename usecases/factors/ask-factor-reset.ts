import { z } from 'zod';
import { isAdmin } from '#core/people/administration.ts';
import { rightsRequestLifeMs } from '#core/people/rights-policy.ts';
import { demand } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listDeciders } from '#db/queries/approvers.ts';
import { settleNotifications } from '#db/queries/notifications.ts';
import { findPersonForUpdate } from '#db/queries/people.ts';
import { putRightsRequest } from '#db/queries/rights-requests.ts';
import { hasSecondFactor } from '#db/queries/second-factors.ts';
import { type Context, requireActor } from '../context.ts';
import { tellNotice } from '../notifications/shared/tell-notice.ts';
import { reasonText, rightsOf } from '../people/shared/person-rights.ts';
import { demandFresh } from '../shared/demand-fresh.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';

const input = z.object({
  personId: z.uuid('people.not-found'),
  /** Why, and how it is known that it is they; whoever confirms reads it. */
  reason: reasonText.pipe(z.string().min(1, 'field.required')),
});

/**
 * Asks that the second factors of somebody who lost theirs be taken away; a second person confirms or declines, and
 * everybody who could is told, under the application's id. Throws `factor.own-reset`, `factor.not-found`,
 * `factor.no-second-person` where nobody could confirm it, `people.disabled`, `people.not-found`, `auth.reauthenticate`,
 * `action.not-your-role`.
 */
export async function askFactorReset(
  context: Context,
  raw: z.input<typeof input>,
): Promise<{ requestId: string }> {
  const ctx = requireActor(context);
  const { personId, reason } = parseInput(input, raw);
  demand(isAdmin(ctx.actor));
  if (personId === ctx.actor.id) throw new DomainError('factor.own-reset');
  demandFresh(ctx);
  const requestId = ctx.newId();
  await ctx.db.transaction(async (tx) => {
    const person = await findPersonForUpdate(tx, personId);
    if (person === null) throw new DomainError('people.not-found');
    if (person.disabledAt !== null) throw new DomainError('people.disabled');
    if (!(await hasSecondFactor(tx, personId))) throw new DomainError('factor.not-found');
    const deciderIds = await listDeciders(tx, { aboutId: personId, askerId: ctx.actor.id });
    if (deciderIds.length === 0) throw new DomainError('factor.no-second-person');
    const at = ctx.now();
    const replacedId = await putRightsRequest(tx, {
      ...{ id: requestId, personId, kind: 'factors', rights: await rightsOf(tx, personId), reason },
      ...{ requestedBy: ctx.actor.id, requestedAt: at },
      expiresAt: new Date(at.getTime() + rightsRequestLifeMs),
    });
    if (replacedId !== null) await settleNotifications(tx, { eventKey: replacedId, at });
    await tellNotice(ctx, tx, {
      notice: {
        ...{ kind: 'factor_reset', articleId: null, actorId: ctx.actor.id, personIds: deciderIds },
        detail: { personId, title: person.name },
      },
      ...{ facts: null, eventKey: requestId, at },
    });
    await recordAdminAct(ctx, tx, {
      action: 'factor.ask_reset',
      subjectType: 'person',
      subjectId: personId,
      detail: { name: person.name, requestId, reason },
    });
  });
  return { requestId };
}
