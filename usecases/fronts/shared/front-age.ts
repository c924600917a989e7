import { staleAt } from '#core/fronts/staleness.ts';
import type { SiteSettings } from '#core/settings/site-settings.ts';
import { listFrontContainers } from '#db/queries/fronts/fronts.ts';
import type { Services } from '../../context.ts';
import { type FilledHome, fillHome } from './fill-home.ts';

/** The age of a front: when its top last changed or it was launched, and when it becomes out of date. */
export type FrontAge = {
  /** Null for an empty front. */
  readonly changedAt: Date | null;
  /** When it becomes out of date without a change; null for never. */
  readonly staleAt: Date | null;
  readonly isStale: boolean;
};

type Settings = Pick<
  SiteSettings,
  'homeInOtherLanguage' | 'frontStaleHours' | 'frontQuietFrom' | 'frontQuietTo'
>;

/** The current age of the home page; `filled` is its content, if it is already loaded. */
export async function frontAge(
  services: Services,
  settings: Settings,
  filled?: FilledHome,
): Promise<FrontAge> {
  const { breaking, slots } = filled ?? (await fillHome(services, settings));
  const lead = slots.get('top')?.[0];
  // If the lead container is hidden, the first stories of all other containers count.
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
