import { answersForFront, mayReadFronts } from '#core/fronts/front-policy.ts';
import { FRONTS, type FrontName } from '#core/fronts/fronts.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { listFrontContainers, listFrontDrafts } from '#db/queries/fronts/fronts.ts';
import { type Context, requireActor } from '../context.ts';
import { loadSiteSettings } from '../shared/load-site-settings.ts';
import { type FrontAge, frontAge } from './shared/front-age.ts';

/** A front in the list. */
export type FrontSummary = FrontAge & {
  readonly front: FrontName;
  /** The last launch of any of its containers. */
  readonly lastLaunch: { readonly at: Date; readonly byName: string } | null;
  readonly ownDrafts: number;
  /** Other people with drafts of it. */
  readonly drafters: readonly string[];
  /** Whether the actor lays out the whole front, or only the strips of their desks. */
  readonly isWhole: boolean;
};

/** The fronts with their age, last launch and drafts. Throws `action.not-your-role`. */
export async function listFronts(context: Context): Promise<FrontSummary[]> {
  const ctx = requireActor(context);
  requireAllowed(mayReadFronts(ctx.actor));
  const settings = await loadSiteSettings(ctx.db);
  return Promise.all(
    FRONTS.map(async (front) => {
      const [age, containers, drafts] = await Promise.all([
        frontAge(ctx, settings),
        listFrontContainers(ctx.db, front),
        listFrontDrafts(ctx.db, front),
      ]);
      const [last] = containers
        .flatMap(({ launchedAt: at, launchedByName: byName }) => (at && byName ? [{ at, byName }] : []))
        .sort((a, b) => b.at.getTime() - a.at.getTime());
      const others = drafts.filter(({ personId }) => personId !== ctx.actor.id);
      return {
        ...age,
        front,
        lastLaunch: last ?? null,
        ownDrafts: drafts.length - others.length,
        drafters: [...new Set(others.map(({ personName }) => personName))],
        isWhole: answersForFront(ctx.actor),
      };
    }),
  );
}
