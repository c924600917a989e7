import type { ActionInput } from '#core/articles/action-input.ts';
import { type ArticleFacts, factsAt, may } from '#core/articles/policy.ts';
import { transition } from '#core/articles/transition.ts';
import type { CheckPlan } from '#core/checks/check-plan.ts';
import type { Refusal } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Queryable, Transaction } from '#db/client.ts';
import { type ArticleWithWork, updateArticle } from '#db/queries/articles/articles.ts';
import { getNamesOf } from '#db/queries/desk/names-of.ts';
import type { ActorContext } from '../../context.ts';
import { EFFECTS } from './effects.ts';
import { recordAct } from './record-act.ts';
import { requireChecks } from './require-checks.ts';

/**
 * Applies one action to a locked article whose text is fully versioned. Checks the action table, moves the
 * states, applies the action's effect and records it. Returns the check plan that was used, or null. Throws
 * the policy's reason, `article.checks-failed`, `article.stale-version` {yours, current}, `request.invalid`.
 */
export async function applyAction(
  ctx: ActorContext,
  tx: Transaction,
  { found, facts, input }: { found: ArticleWithWork; facts: ArticleFacts; input: ActionInput },
): Promise<CheckPlan | null> {
  const now = momentOf(facts, ctx.now());
  const decision = may(ctx.actor, input.action, { facts, now, policy: ctx.policy });
  if (!decision.ok) throw await refusalOf(tx, decision, { found, facts });
  requireVersionRead(input, found);
  const plan = await requireChecks(ctx, tx, { action: input.action, found });
  const next = transition(found.article, input.action);
  const effect = await EFFECTS[input.action]({ ctx, tx, found, facts, input, now });
  await updateArticle(tx, input.articleId, {
    ...next,
    ...endedLease(ctx.actor.id, found),
    ...effect.columns,
  });
  await recordAct(ctx, tx, {
    articleId: input.articleId,
    action: input.action,
    detail: {
      from: { work: facts.workState, public: facts.publicState },
      // An effect may override the table: the first of two restores, or a schedule that is cancelled.
      to: { work: next.workState, public: effect.columns?.publicState ?? next.publicState },
      version: found.working.number,
      ...effect.detail,
    },
  });
  return plan;
}

/** The error of a refusal; for text newer than the approved version it names the version and the writers. */
async function refusalOf(
  q: Queryable,
  { why, details }: Refusal,
  { found, facts }: { found: ArticleWithWork; facts: ArticleFacts },
): Promise<DomainError> {
  if (why !== 'article.newer-than-approved' || facts.newerText === null) {
    return new DomainError(why, details);
  }
  const { approvedNumber, writerIds } = facts.newerText;
  const { people } = await getNamesOf(q, { people: writerIds, tags: [], media: [], versions: [] });
  const by = writerIds.flatMap((id) => people.get(id) ?? []);
  return new DomainError(why, {
    ...{ approvedVersion: approvedNumber, currentVersion: found.working.number, by },
    names: by.map(({ name }) => name).join(', ') || '–',
  });
}

/**
 * The time of the act, capped before a schedule that was not due when the article was locked. Otherwise the
 * action would be decided for a public story and applied to one that is not public yet.
 */
function momentOf(facts: ArticleFacts, now: Date): Date {
  const { schedule } = facts;
  const hasComeSince = schedule !== null && factsAt(facts, now) !== facts;
  return hasComeSince ? new Date(schedule.publishAt.getTime() - 1) : now;
}

/**
 * Approving, publishing and submitting apply only to text that the person has read; newer text is reported
 * instead.
 */
function requireVersionRead(
  { baseVersion, liveVersion }: ActionInput,
  { article, live }: ArticleWithWork,
): void {
  if (baseVersion !== undefined && baseVersion !== article.workingNumber) {
    throw new DomainError('article.stale-version', { yours: baseVersion, current: article.workingNumber });
  }
  if (liveVersion !== undefined && liveVersion !== live?.number) {
    throw new DomainError('article.stale-version', { yours: liveVersion, current: live?.number });
  }
}

/** The exclusive lease ends when its holder hands the story on. */
function endedLease(actorId: string, { article }: ArticleWithWork) {
  return article.leaseBy === actorId ? { leaseBy: null, leaseUntil: null } : {};
}
