import { actionInputSchema } from '#core/articles/action-input.ts';
import type { Command } from '#core/articles/actions.ts';
import { scopeOfCommand } from '#core/people/token-scopes.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import type { Transaction } from '#db/client.ts';
import type { ArticleWithWork } from '#db/queries/articles/articles.ts';
import { type ActorContext, type Context, requireActor } from '../context.ts';
import { requireFresh } from '../shared/require-fresh-proof.ts';
import { applyAction } from './shared/apply-action.ts';
import { loadFacts } from './shared/article-facts.ts';
import { type ArticleView, loadArticleView } from './shared/article-view.ts';
import { publishDue } from './shared/publish-due.ts';
import { requireReach } from './shared/require-read.ts';
import { cutVersion } from './shared/working-copy.ts';

/**
 * Executes a workflow action in one transaction: checks the action table, moves the states, applies the
 * action's effect and records it. The public site changes at the commit. Throws the policy's reason,
 * `article.checks-failed` {checks, failures}, `article.stale-version` {yours, current}, `request.invalid`
 * {fieldErrors}, `article.not-found`. Throws `auth.reauthenticate` for a permanent withdrawal.
 */
export async function actOnArticle(context: Context, raw: unknown): Promise<ArticleView> {
  const input = parseInput(actionInputSchema, raw);
  const ctx = requireActor(context);
  if (scopeOfCommand(input.action) === 'withdraw') requireFresh(ctx);
  return ctx.db.transaction(async (tx) => {
    const locked = await publishDue(ctx, tx, input.articleId);
    const facts = await loadFacts(tx, locked);
    requireReach(ctx, facts);
    const found = await cutForAction(ctx, tx, { locked, action: input.action });
    const factsNow = found === locked ? facts : await loadFacts(tx, found);
    const plan = await applyAction(ctx, tx, { found, facts: factsNow, input });
    return loadArticleView(ctx, tx, { articleId: input.articleId, plan });
  });
}

/** These actions hand on everything written so far. */
const HANDS_ON: ReadonlySet<Command> = new Set([
  'submit',
  'approve',
  'publish',
  'publish_update',
  'fast_publish',
  'schedule',
]);

/** A text that cannot become a version must not prevent a withdrawal of the story. */
async function cutForAction(
  ctx: ActorContext,
  tx: Transaction,
  { locked, action }: { locked: ArticleWithWork; action: Command },
): Promise<ArticleWithWork> {
  try {
    return await cutVersion(ctx, tx, { found: locked, reason: 'transition' });
  } catch (error) {
    if (error instanceof DomainError && !HANDS_ON.has(action)) return locked;
    throw error;
  }
}
