import { listAssignmentsOf } from '#db/queries/assignments/assignments.ts';
import { type Context, requireActor } from '../context.ts';

const most = 20;

/** The open assignments of the actor, earliest deadline first. */
export async function listMyAssignments(context: Context) {
  const ctx = requireActor(context);
  return listAssignmentsOf(ctx.db, ctx.actor, most);
}
