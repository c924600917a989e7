import type { WorkState } from '#core/articles/states.ts';
import { CHECK_STAGES, type CheckStage } from '#core/checks/check.ts';
import { checkNamed } from '#core/checks/checks.ts';
import { boundedParameters, type CheckRule, resolveRules } from '#core/checks/resolve-rules.ts';
import { type CheckResult, runChecks, stagesAhead } from '#core/checks/run-checks.ts';
import { listOpenStories } from '#db/queries/articles/open-stories.ts';
import { listSectionRows, type SectionRow } from '#db/queries/sections/sections.ts';
import { contentOf } from '../articles/shared/version-content.ts';
import { type ActorContext, type Context, requireActor } from '../context.ts';
import { type CheckRuleInput, parseCheckRule } from './shared/check-rule-input.ts';
import { type CheckedStory, loadCheckFacts } from './shared/load-check-facts.ts';
import { loadCheckRules } from './shared/load-check-rules.ts';
import { requirePlace } from './shared/require-place.ts';
import { idsUnder, pathOf } from './shared/section-paths.ts';

/** Maximum number of stories in the preview; each is loaded with its text. */
const lookedAtMost = 50;

export type StoppedStory = {
  readonly id: string;
  readonly headline: string;
  readonly workState: WorkState;
  readonly stage: CheckStage;
  readonly parameters: CheckResult['parameters'];
  /** The current rules block it too. */
  readonly alreadyFails: boolean;
};

/**
 * The unpublished stories that a changed rule would block at a stage ahead of them. Examines the newest in
 * that section or site that the person may read. Changes nothing. Throws as `changeCheckRule` does.
 */
export async function previewCheckRule(
  context: Context,
  raw: unknown,
): Promise<{ looked: number; stopped: StoppedStory[] }> {
  const ctx = requireActor(context);
  const input = parseCheckRule(raw);
  const sections = await listSectionRows(ctx.db);
  requirePlace(ctx, input.sectionId, sections);
  const stories = await listOpenStories(ctx.db, {
    actor: ctx.actor,
    sectionIds: input.sectionId === null ? null : idsUnder(input.sectionId, sections),
    format: input.format,
    limit: lookedAtMost,
  });
  const now = await loadCheckRules(ctx.db);
  const then = changedRules(now, input);
  const stopped: StoppedStory[] = [];
  for (const { article, working } of stories) {
    const content = contentOf(working);
    const { id, locale, workState } = article;
    const asked = { story: { articleId: id, locale, content }, workState, sections, name: input.name };
    const [fault] = await failuresBy(ctx, then, asked);
    if (fault === undefined) continue;
    const { stage, parameters } = fault;
    const alreadyFails = (await failuresBy(ctx, now, asked)).some((each) => each.stage === stage);
    stopped.push({ id, headline: content.headline, workState, stage, parameters, alreadyFails });
  }
  return { looked: stories.length, stopped };
}

/** The rules after the change. */
function changedRules(rules: readonly CheckRule[], input: CheckRuleInput): CheckRule[] {
  const { name, sectionId, format } = input;
  const changed = CHECK_STAGES.flatMap((stage): CheckRule[] => {
    const level = input[stage]?.level ?? null;
    const parameters = boundedParameters(checkNamed(name), input[stage]?.parameters ?? {});
    return level === null ? [] : [{ name, sectionId, format, stage, level, parameters }];
  });
  const others = rules.filter(
    (rule) =>
      rule.name !== name ||
      rule.sectionId !== sectionId ||
      rule.format !== format ||
      input[rule.stage] === undefined,
  );
  return [...others, ...changed];
}

/** The results of this check that block a story, at the stages ahead of it. */
async function failuresBy(
  ctx: ActorContext,
  changed: readonly CheckRule[],
  {
    story,
    workState,
    sections,
    name,
  }: {
    story: CheckedStory;
    workState: WorkState;
    sections: readonly SectionRow[];
    name: CheckRule['name'];
  },
): Promise<CheckResult[]> {
  const sectionPath = pathOf(story.content.sectionId, sections);
  const rules = resolveRules({ sectionPath, format: story.content.format }, changed).filter(
    (rule) => rule.name === name && stagesAhead(workState).includes(rule.stage),
  );
  const facts = await loadCheckFacts(ctx, ctx.db, { story, rules, sections });
  return runChecks(story.content, facts, rules).filter(
    ({ level, passed }) => level === 'required' && !passed,
  );
}
