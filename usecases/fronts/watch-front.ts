import { answersForFront } from '#core/fronts/front-policy.ts';
import { type Context, requireActor } from '../context.ts';
import { loadSiteSettings } from '../shared/load-site-settings.ts';
import { frontAge } from './shared/front-age.ts';

/**
 * The time until the home page is out of date (0 or less: it is), and its limit in hours. Null if it never
 * is, and for people who are not responsible for it.
 */
export async function watchFront(context: Context): Promise<{ inMs: number; hours: number } | null> {
  const ctx = requireActor(context);
  if (!answersForFront(ctx.actor)) return null;
  const settings = await loadSiteSettings(ctx.db);
  const { staleAt } = await frontAge(ctx, settings);
  return staleAt && { inMs: staleAt.getTime() - ctx.now().getTime(), hours: settings.frontStaleHours };
}
