import type { WorkState } from '#core/articles/states.ts';
import type { CheckedPlan, CheckPlan } from '#core/checks/check-plan.ts';
import { runChecks, stagesAhead } from '#core/checks/run-checks.ts';
import type { Queryable } from '#db/client.ts';
import type { ActorContext } from '../../context.ts';
import type { CheckedStory } from './load-check-facts.ts';
import { planChecks } from './plan-checks.ts';

/** Runs the checks of each stage ahead on a text. Uses `plan` if the text was just checked with it. */
export async function checkStory(
  ctx: ActorContext,
  q: Queryable,
  { story, workState, plan }: { story: CheckedStory; workState: WorkState; plan?: CheckPlan | null },
): Promise<CheckedPlan> {
  const { rules, facts } = plan ?? (await planChecks(ctx, q, story));
  const ahead = stagesAhead(workState);
  const results = runChecks(story.content, facts, rules).filter(({ stage }) => ahead.includes(stage));
  return { rules, facts, results };
}
