import { listAssignmentsOf } from '#db/queries/assignments.ts';
import { type Context, requireActor } from '../context.ts';

const most = 20;

/** What a person was given and has not handed in, the soonest due first. */
export async function listMyAssignments(context: Context) {
  const ctx = requireActor(context);
  return listAssignmentsOf(ctx.db, ctx.actor, most);
}
