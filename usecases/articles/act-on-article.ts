import { type ActionInput, actionInputSchema } from '#core/articles/action-input.ts';
import type { Command } from '#core/articles/actions.ts';
import { may } from '#core/articles/policy.ts';
import { transition } from '#core/articles/transition.ts';
import { demand } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import type { Transaction } from '#db/client.ts';
import { type ArticleWithWork, updateArticle } from '#db/queries/articles.ts';
import { type ActorContext, type Context, requireActor } from '../context.ts';
import { loadFacts } from './shared/article-facts.ts';
import { type ArticleView, loadArticleView } from './shared/article-view.ts';
import { demandChecks } from './shared/demand-checks.ts';
import { EFFECTS } from './shared/effects.ts';
import { publishDue } from './shared/publish-due.ts';
import { recordAct } from './shared/record-act.ts';
import { cutVersion } from './shared/working-copy.ts';

/**
 * Carries out one action of the workflow: decides by the action table, moves the states, writes what the action
 * means besides (its effect), records it. All in one transaction; what readers see changes at its commit.
 * Throws the policy's reason, `article.checks-failed` {checks, failures}, `article.stale-version` {yours, current},
 * `request.invalid` {fieldErrors}, `article.not-found`.
 */
export async function actOnArticle(context: Context, raw: unknown): Promise<ArticleView> {
  const input = parseInput(actionInputSchema, raw);
  const ctx = requireActor(context);
  return ctx.db.transaction(async (tx) => {
    const locked = await publishDue(ctx, tx, input.articleId);
    const now = ctx.now();
    if (!may(ctx.actor, 'read_unpublished', await loadFacts(tx, locked), now, ctx.policy).ok) {
      throw new DomainError('article.not-found');
    }
    const found = await cutForAction(ctx, tx, locked, input.action);
    const facts = await loadFacts(tx, found);
    demand(may(ctx.actor, input.action, facts, now, ctx.policy));
    demandVersionRead(input, found.article.workingNumber);
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
    return loadArticleView(ctx, tx, input.articleId);
  });
}

/** What these hand on is all that was written until now. */
const HANDS_ON: ReadonlySet<Command> = new Set([
  'submit',
  'approve',
  'publish',
  'publish_update',
  'fast_publish',
  'schedule',
]);

/** A text that can't be a version as it stands must not keep anybody from withdrawing the story. */
async function cutForAction(
  ctx: ActorContext,
  tx: Transaction,
  locked: ArticleWithWork,
  action: Command,
): Promise<ArticleWithWork> {
  try {
    return await cutVersion(ctx, tx, locked, 'transition');
  } catch (error) {
    if (error instanceof DomainError && !HANDS_ON.has(action)) return locked;
    throw error;
  }
}

/** Approves, publishes, submits only what the person has read: newer text in between is told, not acted on. */
function demandVersionRead({ baseVersion }: ActionInput, current: number): void {
  if (baseVersion !== undefined && baseVersion !== current) {
    throw new DomainError('article.stale-version', { yours: baseVersion, current });
  }
}

/** Whoever wrote alone and now hands the story on has no more need to. */
function endedLease(actorId: string, { article }: ArticleWithWork) {
  return article.leaseBy === actorId ? { leaseBy: null, leaseUntil: null } : {};
}
