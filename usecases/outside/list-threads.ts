import { type OutsideThread, outsideThreadOf } from '#core/outside/outside-thread.ts';
import { listThreadsThrough } from '#db/queries/comments/comments.ts';
import type { Context } from '../context.ts';
import { parseHolder, visitReference } from './shared/outside-schemas.ts';
import { requireVisit } from './shared/require-visit.ts';

/** The threads that were started through this link, and no others. Throws `outside.not-found`. */
export async function listOutsideThreads(ctx: Context, raw: unknown): Promise<OutsideThread[]> {
  const visit = parseHolder(visitReference, raw);
  const { link } = await requireVisit(ctx, ctx.db, visit);
  return (await listThreadsThrough(ctx.db, link.id)).map(outsideThreadOf);
}
