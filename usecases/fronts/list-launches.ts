import { mayReadFronts } from '#core/fronts/front-policy.ts';
import type { LaunchItem } from '#core/fronts/front-screen.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listLaunches as list, listPlaceableByIds } from '#db/queries/fronts/fronts.ts';
import { listUnsealedIds } from '../articles/shared/known-stories.ts';
import { type Context, requireActor } from '../context.ts';
import { getContainer, placeInput } from './shared/front-place.ts';

/** The number of newest launches; the audit has all of them. */
const launchesShown = 30;

/**
 * The newest launches of a container: who, when, why, and the stories. Throws `front.not-found`,
 * `action.not-your-role`.
 */
export async function listLaunches(context: Context, raw: unknown): Promise<LaunchItem[]> {
  const ctx = requireActor(context);
  const place = parseInput(placeInput, raw);
  requireAllowed(mayReadFronts(ctx.actor));
  await getContainer(ctx.db, place.container);
  const launches = await list(ctx.db, place, launchesShown);
  const ids = [
    ...new Set(launches.flatMap(({ layout }) => layout.placements.map(({ articleId }) => articleId))),
  ];
  const own = new Map((await listPlaceableByIds(ctx.db, ids)).map(({ id, headline }) => [id, headline]));
  const readable = await listUnsealedIds(ctx, ctx.db, [...own.keys()]);
  return launches.map(({ revision, layout, note, launchedAt, launchedByName }) => ({
    ...{ revision, note, launchedAt, launchedByName, isHidden: layout.isHidden },
    headlines: layout.placements.map(({ articleId, headline }) =>
      readable.has(articleId) ? (headline ?? own.get(articleId) ?? null) : null,
    ),
  }));
}
