import type { ActionInput } from '#core/articles/action-input.ts';
import { may } from '#core/articles/policy.ts';
import { transition } from '#core/articles/transition.ts';
import { demand } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Transaction } from '#db/client.ts';
import { type ArticleWithWork, updateArticle } from '#db/queries/articles.ts';
import type { ActorContext } from '../../context.ts';
import { loadFacts } from './article-facts.ts';
import { demandChecks } from './demand-checks.ts';
import { EFFECTS } from './effects.ts';
import { recordAct } from './record-act.ts';

/**
 * One action on a locked article of which all that was written is a version: decides by the action table, moves the
 * states, writes the action's effect, records it. Throws the policy's reason, `article.checks-failed`,
 * `article.stale-version` {yours, current}, `request.invalid`.
 */
export async function carryOut(
  ctx: ActorContext,
  tx: Transaction,
  { found, input }: { found: ArticleWithWork; input: ActionInput },
): Promise<void> {
  const now = ctx.now();
  const facts = await loadFacts(tx, found);
  demand(may(ctx.actor, input.action, facts, now, ctx.policy));
  demandVersionRead(input, found);
  await demandChecks(ctx, tx, { action: input.action, found });
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
      to: { work: next.workState, public: next.publicState },
      version: found.working.number,
      ...effect.detail,
    },
  });
}

/** Approves, publishes, submits only what the person has read: newer text in between is told, not acted on. */
function demandVersionRead(
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

/** Whoever wrote alone and now hands the story on has no more need to. */
function endedLease(actorId: string, { article }: ArticleWithWork) {
  return article.leaseBy === actorId ? { leaseBy: null, leaseUntil: null } : {};
}
