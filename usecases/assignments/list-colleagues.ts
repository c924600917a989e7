import { mayReadPlan } from '#core/assignments/assignment-policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { listAssignable } from '#db/queries/assignments/assignments.ts';
import { type Context, requireActor } from '../context.ts';

/** Everyone who can be an assignee, by name. Throws `action.not-your-role`. */
export async function listColleagues(context: Context): Promise<{ id: string; name: string }[]> {
  const ctx = requireActor(context);
  requireAllowed(mayReadPlan(ctx.actor));
  return listAssignable(ctx.db, null);
}
