import { mayDecideRights, maySeePeople } from '#core/people/rights-policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { listOpenRightsRequests } from '#db/queries/people/rights-requests.ts';
import { type Context, requireActor } from '../context.ts';

/** Open rights requests, newest first, with the actor's abilities. Throws `action.not-your-role`. */
export async function listRightsRequests(context: Context, { personId }: { personId?: string } = {}) {
  const ctx = requireActor(context);
  requireAllowed(maySeePeople(ctx.actor));
  const rows = await listOpenRightsRequests(ctx.db, { now: ctx.now(), personId });
  return rows.map((row) => ({
    ...row,
    mayDecide: mayDecideRights(ctx.actor, row),
    isOwn: row.requestedBy === ctx.actor.id,
  }));
}
