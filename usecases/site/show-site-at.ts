import { z } from 'zod';
import { mayReadSchedule } from '#core/articles/schedule-policy.ts';
import { demandSiteAt } from '#core/articles/site-at.ts';
import { demand } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listScheduledBetween } from '#db/queries/schedules.ts';
import { withSiteAt } from '#db/queries/site-at.ts';
import { listUnreadableIds } from '../articles/shared/list-readable-ids.ts';
import { type Context, requireActor } from '../context.ts';
import { lendServices } from '../services.ts';

const siteAtInput = z.object({ at: z.iso.datetime({ offset: true, error: 'field.invalid' }) });

/**
 * Runs `show` as for an anonymous reader at a moment that lies ahead: everything that takes its services from the
 * process (the pages of the site) gets the site as it will be then, if nobody decides otherwise. For all who may read
 * the schedule; what of it this person may not read stays as it is now, and is counted. Nothing can be written.
 * Throws `action.not-your-role`, `site-at.past`, `site-at.too-far`, `request.invalid`.
 */
export async function showSiteAt<T>(context: Context, raw: unknown, show: () => Promise<T>): Promise<T> {
  const at = new Date(parseInput(siteAtInput, raw).at);
  const ctx = requireActor(context);
  demand(mayReadSchedule(ctx.actor));
  const now = ctx.now();
  demandSiteAt(at, now);
  const coming = await listScheduledBetween(ctx.db, { from: now, to: at });
  const hiddenIds = await listUnreadableIds(ctx, ctx.db, coming);
  const { site, storage, newId } = ctx;
  return withSiteAt(ctx.db, { at, hiddenIds }, (db) =>
    lendServices(
      {
        ...{ site, storage, newId },
        db,
        now: () => at,
        siteAt: { at, hiddenCount: hiddenIds.length },
      },
      show,
    ),
  );
}
