import { staleAt } from '#core/fronts/staleness.ts';
import type { SiteSettings } from '#core/settings/site-settings.ts';
import { listFrontContainers } from '#db/queries/fronts.ts';
import type { Services } from '../../context.ts';
import { type FilledHome, fillHome } from './fill-home.ts';

/** How old a front is: when readers last found something new on top or somebody launched it, and until when that will do. */
export type FrontAge = {
  /** Null where nothing stands on it. */
  readonly changedAt: Date | null;
  /** When it becomes old if nothing changes; null: never. */
  readonly staleAt: Date | null;
  readonly isStale: boolean;
};

type Settings = Pick<
  SiteSettings,
  'homeInOtherLanguage' | 'frontStaleHours' | 'frontQuietFrom' | 'frontQuietTo'
>;

/** The age of the home page now; `filled` is what it shows, where that is known already. */
export async function frontAge(
  services: Services,
  settings: Settings,
  filled?: FilledHome,
): Promise<FrontAge> {
  const { breaking, slots } = filled ?? (await fillHome(services, settings));
  const lead = slots.get('top')?.[0];
  // A house that hides what leads shows the others: whatever is new in front of one of them is new on the front.
  const first = lead ? [lead] : [...slots.values()].flatMap(([slot]) => slot ?? []);
  const top = [...breaking, ...first.map(({ story }) => story)];
  if (top.length === 0) return { changedAt: null, staleAt: null, isStale: false };
  const launches = (await listFrontContainers(services.db, 'home')).flatMap(
    ({ launchedAt }) => launchedAt ?? [],
  );
  const moments = [...top.map(({ publishedAt }) => publishedAt), ...launches].map((at) => at.getTime());
  const changedAt = new Date(Math.max(...moments));
  const { frontStaleHours: hours, frontQuietFrom: quietFrom, frontQuietTo: quietTo } = settings;
  const old = staleAt(changedAt, { hours, quietFrom, quietTo }, services.site.timeZone);
  return { changedAt, staleAt: old, isStale: old !== null && old <= services.now() };
}
