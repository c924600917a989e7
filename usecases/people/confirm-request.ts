import { z } from 'zod';
import { isAdmin } from '#core/people/administration.ts';
import { joinedRights } from '#core/people/rights.ts';
import { mayDecideRights } from '#core/people/rights-policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findActor, findPerson, replaceRights } from '#db/queries/people/people.ts';
import { revokeAllSessions } from '#db/queries/sessions/sessions.ts';
import { type Context, requireActor } from '../context.ts';
import { takeFactors } from '../factors/shared/take-factors.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { requireFresh } from '../shared/require-fresh-proof.ts';
import { closeRequest } from './shared/close-request.ts';
import { lockOpenRequest } from './shared/open-request.ts';
import { rightsOf } from './shared/person-rights.ts';

const input = z.object({ requestId: z.uuid('rights.not-found') });

/**
 * The second person confirms a request: the rights are added to the person's current ones, or their second
 * factors are removed. In both cases their sessions end, because no session gains rights after it was opened.
 * Throws `rights.own-request`, `rights.for-yourself`, `rights.needs-admin`, `rights.requester-gone` if the
 * requester may not request it any more. Also throws `rights.already-decided`, `rights.expired`,
 * `rights.not-found`, `people.disabled`, `auth.reauthenticate`, `action.not-your-role`.
 */
export async function confirmRequest(context: Context, raw: z.input<typeof input>): Promise<void> {
  const ctx = requireActor(context);
  const { requestId } = parseInput(input, raw);
  requireFresh(ctx);
  const at = ctx.now();
  await ctx.db.transaction(async (tx) => {
    const request = await lockOpenRequest(tx, requestId, at);
    const { personId, requestedBy, kind } = request;
    const from = await rightsOf(tx, personId);
    const decider = await findActor(tx, ctx.actor.id);
    // The person whose factors are removed may have become an administrator since the request.
    const atStake = { ...request, rights: kind === 'rights' ? request.rights : from };
    requireAllowed(mayDecideRights({ id: ctx.actor.id, roles: decider?.roles ?? [] }, atStake));
    const requester = await findActor(tx, requestedBy);
    if (requester === null || !isAdmin(requester).ok) throw new DomainError('rights.requester-gone');
    const person = await findPerson(tx, personId);
    if (person === null || person.disabledAt !== null) throw new DomainError('people.disabled');
    const to = joinedRights(from, request.rights);
    if (kind === 'rights') {
      await replaceRights(tx, { personId, ...to, newId: ctx.newId });
      await revokeAllSessions(tx, { personId, at });
    } else {
      await takeFactors(ctx, tx, { personId, by: [requester.name, ctx.actor.name] });
    }
    await closeRequest(tx, { id: requestId, state: 'confirmed', by: ctx.actor.id, at });
    await recordAdminAct(ctx, tx, {
      action: kind === 'rights' ? 'person.confirm_rights' : 'factor.confirm_reset',
      subjectType: 'person',
      subjectId: personId,
      detail: { name: person.name, requestId, requestedBy, ...(kind === 'rights' && { from, to }) },
    });
  });
}
