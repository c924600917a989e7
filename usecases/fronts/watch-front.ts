import { answersForFront } from '#core/fronts/front-policy.ts';
import { type Context, requireActor } from '../context.ts';
import { loadSiteSettings } from '../shared/load-site-settings.ts';
import { frontAge } from './shared/front-age.ts';

/**
 * In how long the home page becomes old if nothing changes (no more than 0: it is), and after how many hours that is;
 * null where it never does, and for everybody who does not answer for it.
 */
export async function watchFront(context: Context): Promise<{ inMs: number; hours: number } | null> {
  const ctx = requireActor(context);
  if (!answersForFront(ctx.actor)) return null;
  const settings = await loadSiteSettings(ctx.db);
  const { staleAt } = await frontAge(ctx, settings);
  return staleAt && { inMs: staleAt.getTime() - ctx.now().getTime(), hours: settings.frontStaleHours };
}
