import { wasTold } from '#db/queries/notifications.ts';
import type { Context } from '../context.ts';
import { tellNotice } from '../notifications/shared/tell-notice.ts';
import { loadSiteSettings } from '../shared/load-site-settings.ts';
import { frontAge } from './shared/front-age.ts';

/**
 * Tells whoever answers for the front that nothing on it has changed for too long: once for each time that it became so.
 * Returns whether it was told now. Safe to run anywhere, any number of times at once.
 */
export async function tellStaleFront(ctx: Context): Promise<boolean> {
  const { changedAt, isStale } = await frontAge(ctx, await loadSiteSettings(ctx.db));
  if (!isStale || changedAt === null) return false;
  const eventKey = `front_stale:home:${changedAt.toISOString()}`;
  return ctx.db.transaction(async (tx) => {
    if (await wasTold(tx, eventKey)) return false;
    const notice = {
      kind: 'front_stale',
      articleId: null,
      actorId: null,
      personIds: [],
      detail: { front: 'home' },
    } as const;
    await tellNotice(ctx, tx, { notice, facts: null, eventKey, at: ctx.now() });
    return true;
  });
}
