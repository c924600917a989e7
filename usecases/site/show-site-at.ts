import { z } from 'zod';
import { mayReadSchedule } from '#core/articles/schedule-policy.ts';
import { requireSiteAt } from '#core/articles/site-at.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listScheduledBetween } from '#db/queries/articles/schedules.ts';
import { withSiteAt } from '#db/queries/site/site-at.ts';
import { listUnreadableIds } from '../articles/shared/known-stories.ts';
import { type Context, requireActor } from '../context.ts';
import { withServices } from '../services.ts';

const siteAtInput = z.object({ at: z.iso.datetime({ offset: true, error: 'field.invalid' }) });

/**
 * Runs `show` as an anonymous reader at a future time. Code that takes its services from the process (public
 * pages) sees the site as scheduled. For everyone who may read the schedule; scheduled stories that they may
 * not read stay unpublished and are counted. Writing is impossible. Throws `action.not-your-role`,
 * `site-at.past`, `site-at.too-far`, `request.invalid`.
 */
export async function showSiteAt<T>(context: Context, raw: unknown, show: () => Promise<T>): Promise<T> {
  const at = new Date(parseInput(siteAtInput, raw).at);
  const ctx = requireActor(context);
  requireAllowed(mayReadSchedule(ctx.actor));
  const now = ctx.now();
  requireSiteAt(at, now);
  const coming = await listScheduledBetween(ctx.db, { from: now, to: at });
  const hiddenIds = await listUnreadableIds(ctx, ctx.db, coming);
  const { site, storage, newId } = ctx;
  return withSiteAt(ctx.db, { at, hiddenIds }, (db) =>
    withServices(
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
