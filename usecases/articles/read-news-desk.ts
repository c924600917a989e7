import { mayBreakNews } from '#core/articles/policy.ts';
import { listBylinePeople } from '#db/queries/people.ts';
import { type Context, requireActor } from '../context.ts';
import { loadSiteSettings } from '../shared/load-site-settings.ts';

/** What the sheet for breaking news needs to know before its shortcut is pressed; null for whoever may not break news. */
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
    /** Whom the news can be by: oneself, then the agencies. */
    sources: [{ id, name }, ...agencies],
    /** The section that stands in the sheet at first: that of one's own desk; others choose. */
    sectionId: roles.find((held) => held.sectionId !== null)?.sectionId ?? '',
    minutes: breakingMinutes,
  };
}
