import type { CheckPlan } from '#core/checks/check-plan.ts';
import { resolveRules } from '#core/checks/resolve-rules.ts';
import type { Queryable } from '#db/client.ts';
import { listSectionRows } from '#db/queries/sections/sections.ts';
import type { ActorContext } from '../../context.ts';
import { type CheckedStory, loadCheckFacts } from './load-check-facts.ts';
import { loadCheckRules } from './load-check-rules.ts';
import { pathOf } from './section-paths.ts';

/** The rules and facts that the checks of a text need. */
export async function planChecks(ctx: ActorContext, q: Queryable, story: CheckedStory): Promise<CheckPlan> {
  const sections = await listSectionRows(q);
  const sectionPath = pathOf(story.content.sectionId, sections);
  const { format } = story.content;
  const rules = resolveRules({ sectionPath, format }, await loadCheckRules(q, sectionPath));
  return { rules, facts: await loadCheckFacts(ctx, q, { story, rules, sections }) };
}
