import { type ActionInput, actionInputSchema } from '#core/articles/action-input.ts';
import { may } from '#core/articles/policy.ts';
import { transition } from '#core/articles/transition.ts';
import { demand } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { getArticleForUpdate, updateArticle } from '#db/queries/articles.ts';
import { type Context, requireActor } from '../context.ts';
import { loadFacts } from './shared/article-facts.ts';
import { type ArticleView, loadArticleView } from './shared/article-view.ts';
import { demandChecks } from './shared/demand-checks.ts';
import { EFFECTS } from './shared/effects.ts';
import { recordAct } from './shared/record-act.ts';

/**
 * Carries out one action of the workflow: decides by the action table, moves the states, writes what the action
 * means besides (its effect), records it. All in one transaction; what readers see changes at its commit.
 * Throws the policy's reason, `article.checks-failed` {checks}, `article.stale-version` {yours, current},
 * `request.invalid` {fieldErrors}, `article.not-found`.
 */
export async function actOnArticle(context: Context, raw: unknown): Promise<ArticleView> {
  const input = parseInput(actionInputSchema, raw);
  const ctx = requireActor(context);
  return ctx.db.transaction(async (tx) => {
    const found = await getArticleForUpdate(tx, input.articleId);
    const facts = await loadFacts(tx, found);
    const now = ctx.now();
    if (!may(ctx.actor, 'read_unpublished', facts, now, ctx.policy).ok) {
      throw new DomainError('article.not-found');
    }
    demand(may(ctx.actor, input.action, facts, now, ctx.policy));
    demandVersionRead(input, found.article.workingNumber);
    demandChecks(input.action, found.working);
    const next = transition(found.article, input.action);
    const effect = await EFFECTS[input.action]({ ctx, tx, found, facts, input, now });
    await updateArticle(tx, input.articleId, { ...next, ...effect.columns });
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

/** Approves, publishes, submits only what the person has read: a newer save in between is told, not acted on. */
function demandVersionRead({ baseVersion }: ActionInput, current: number): void {
  if (baseVersion !== undefined && baseVersion !== current) {
    throw new DomainError('article.stale-version', { yours: baseVersion, current });
  }
}
