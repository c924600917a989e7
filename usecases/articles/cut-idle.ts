import { defaultPolicy } from '#core/articles/policy.ts';
import { listIdleWorkingCopies } from '#db/queries/working-copies.ts';
import type { Context, Services } from '../context.ts';
import { eachByItself } from '../shared/each-by-itself.ts';
import { cutIfPossible } from './shared/working-copy.ts';

/** Nobody has written for this long: the writers paused or are gone. */
const idleMs = 60_000;

/** Makes versions of the working copies that have rested with something in them; returns how many it looked at. Throws what failed, when all have had their turn. */
export async function cutIdle(services: Services): Promise<number> {
  const ctx: Context = { ...services, actor: null, address: '', policy: defaultPolicy };
  const before = new Date(ctx.now().getTime() - idleMs);
  const articleIds = await listIdleWorkingCopies(ctx.db, before);
  await eachByItself(articleIds, (articleId) => cutIfPossible(ctx, articleId, 'session'));
  return articleIds.length;
}
