import { wasNotified } from '#db/queries/notifications/notifications.ts';
import type { Context } from '../context.ts';
import { sendNotice } from '../notifications/shared/send-notice.ts';
import { loadSiteSettings } from '../shared/load-site-settings.ts';
import { frontAge } from './shared/front-age.ts';

/**
 * Notifies the front's editors that it is out of date, once per occurrence. Returns whether a notification
 * was sent. Safe to run anywhere, also concurrently.
 */
export async function notifyStaleFront(ctx: Context): Promise<boolean> {
  const { changedAt, isStale } = await frontAge(ctx, await loadSiteSettings(ctx.db));
  if (!isStale || changedAt === null) return false;
  const eventKey = `front_stale:home:${changedAt.toISOString()}`;
  return ctx.db.transaction(async (tx) => {
    if (await wasNotified(tx, eventKey)) return false;
    const notice = {
      kind: 'front_stale',
      articleId: null,
      actorId: null,
      personIds: [],
      detail: { front: 'home' },
    } as const;
    await sendNotice(ctx, tx, { notice, facts: null, eventKey, at: ctx.now() });
    return true;
  });
}
