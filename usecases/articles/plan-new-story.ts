import { mayCreate } from '#core/articles/policy.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import type { CheckedPlan } from '#core/checks/check-plan.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { checkStory } from '../checks/shared/check-story.ts';
import { type Context, requireActor } from '../context.ts';

/** The check plan for a story that does not exist yet. Throws `action.not-your-role`. */
export async function planNewStory(context: Context, content: VersionContent): Promise<CheckedPlan> {
  const ctx = requireActor(context);
  requireAllowed(mayCreate(ctx.actor));
  const story = { articleId: null, locale: ctx.site.locale, content };
  return checkStory(ctx, ctx.db, { story, workState: 'draft' });
}
