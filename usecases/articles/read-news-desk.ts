import { mayBreakNews } from '#core/articles/policy.ts';
import { listBylinePeople } from '#db/queries/people/people.ts';
import { type Context, requireActor } from '../context.ts';
import { loadSiteSettings } from '../shared/load-site-settings.ts';

/**
 * The data of the breaking news form, loaded before its shortcut is pressed; null if the person may not break
 * news.
 */
export async function readNewsDesk(context: Context) {
  const ctx = requireActor(context);
  if (!mayBreakNews(ctx.actor).ok) return null;
  const [people, { breakingMinutes }] = await Promise.all([
    listBylinePeople(ctx.db),
    loadSiteSettings(ctx.db),
  ]);
  const agencies = people.filter(({ kind }) => kind === 'agency').map(({ id, name }) => ({ id, name }));
  const { id, name, roles } = ctx.actor;
  return {
    person: { id, name },
    /** Possible bylines: the person, then the agencies. */
    sources: [{ id, name }, ...agencies],
    /** The preselected section: the person's desk. */
    sectionId: roles.find((held) => held.sectionId !== null)?.sectionId ?? '',
    minutes: breakingMinutes,
  };
}
