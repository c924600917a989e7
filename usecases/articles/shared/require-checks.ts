import type { Command } from '#core/articles/actions.ts';
import type { CheckStage } from '#core/checks/check.ts';
import type { CheckPlan } from '#core/checks/check-plan.ts';
import { BREAKING_RULES, type CheckResult, failedAt, runChecks } from '#core/checks/run-checks.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Transaction } from '#db/client.ts';
import type { ArticleWithWork } from '#db/queries/articles/articles.ts';
import { listSectionRows } from '#db/queries/sections/sections.ts';
import { loadCheckFacts } from '../../checks/shared/load-check-facts.ts';
import { planChecks } from '../../checks/shared/plan-checks.ts';
import type { ActorContext } from '../../context.ts';
import { contentOf } from './version-content.ts';

/**
 * The check stage of an action. An approved version is ready for readers, so a due schedule runs no further
 * checks.
 */
const STAGE_OF: Partial<Readonly<Record<Command, CheckStage>>> = {
  submit: 'submit',
  approve: 'publish',
  publish: 'publish',
  publish_update: 'publish',
  schedule: 'publish',
};

/**
 * Throws `article.checks-failed` with the names of the failed checks, the values of their messages, and a
 * code for each affected field. The working copy must have been versioned before. Returns the check plan of
 * the working version; null if only some rules or no rules apply.
 */
export async function requireChecks(
  ctx: ActorContext,
  tx: Transaction,
  { action, found }: { action: Command; found: ArticleWithWork },
): Promise<CheckPlan | null> {
  const { failed, plan } = await failedFor(ctx, tx, { action, found });
  if (failed.length === 0) return plan;
  throw new DomainError('article.checks-failed', {
    checks: failed.map((check) => check.name),
    failures: failed.map(({ name, stage, field, parameters }) => ({ name, stage, field, parameters })),
    fieldErrors: Object.fromEntries(failed.map((check) => [check.field, `check.${check.name}`])),
  });
}

async function failedFor(
  ctx: ActorContext,
  tx: Transaction,
  { action, found: { article, working } }: { action: Command; found: ArticleWithWork },
): Promise<{ failed: CheckResult[]; plan: CheckPlan | null }> {
  const content = contentOf(working);
  const story = { articleId: article.id, locale: article.locale, content };
  if (action === 'fast_publish') {
    const asked = { story, rules: BREAKING_RULES, sections: await listSectionRows(tx) };
    const facts = await loadCheckFacts(ctx, tx, asked);
    return { failed: failedAt('publish', runChecks(content, facts, BREAKING_RULES)), plan: null };
  }
  const stage = STAGE_OF[action];
  if (stage === undefined) return { failed: [], plan: null };
  const plan = await planChecks(ctx, tx, story);
  return { failed: failedAt(stage, runChecks(content, plan.facts, plan.rules)), plan };
}
