import { answersForFront } from '#core/fronts/front-policy.ts';
import { type Context, requireActor } from '../context.ts';
import { loadSiteSettings } from '../shared/load-site-settings.ts';
import { type FrontAge, frontAge } from './shared/front-age.ts';

/** How old the home page is, and after how many hours it is too old, for whoever answers for it; null for everybody else. */
export async function watchFront(context: Context): Promise<(FrontAge & { readonly hours: number }) | null> {
  const ctx = requireActor(context);
  if (!answersForFront(ctx.actor)) return null;
  const settings = await loadSiteSettings(ctx.db);
  return { ...(await frontAge(ctx, settings)), hours: settings.frontStaleHours };
}
