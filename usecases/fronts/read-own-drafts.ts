import { mayReadFronts } from '#core/fronts/front-policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listFrontDrafts } from '#db/queries/fronts/fronts.ts';
import { type Context, requireActor } from '../context.ts';
import { loadSiteSettings } from '../shared/load-site-settings.ts';
import { frontInput } from './shared/front-place.ts';

/**
 * The actor's drafts of a front by container key, and the site settings, for previewing the home page as if
 * all were launched. Throws `front.not-found`, `action.not-your-role`.
 */
export async function readOwnDrafts(context: Context, raw: unknown) {
  const ctx = requireActor(context);
  const { front } = parseInput(frontInput, raw);
  requireAllowed(mayReadFronts(ctx.actor));
  const [drafts, settings] = await Promise.all([listFrontDrafts(ctx.db, front), loadSiteSettings(ctx.db)]);
  const own = drafts.filter(({ personId }) => personId === ctx.actor.id);
  return { settings, drafts: new Map(own.map(({ container, layout }) => [container, layout])) };
}
