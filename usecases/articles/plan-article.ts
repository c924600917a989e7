import { z } from 'zod';
import { may } from '#core/articles/policy.ts';
import { PRIORITIES, type Priority } from '#core/articles/priority.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { momentSchema } from '#core/shared/moment-schema.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { getArticleForUpdate, updateArticle } from '#db/queries/articles/articles.ts';
import { type Context, requireActor } from '../context.ts';
import { loadFacts } from './shared/article-facts.ts';
import { recordAct } from './shared/record-act.ts';
import { requireReach } from './shared/require-read.ts';

const planArticleInput = z.object({
  articleId: z.uuid(),
  priority: z.enum(PRIORITIES).optional(),
  /** Null removes the deadline. */
  dueAt: momentSchema.nullable().optional(),
});

/**
 * Sets how soon the desk wants a story: its priority and deadline. Throws `article.not-found`,
 * `request.invalid`, the policy's reason.
 */
export async function planArticle(
  context: Context,
  raw: unknown,
): Promise<{ priority: Priority; dueAt: Date | null }> {
  const { articleId, ...input } = parseInput(planArticleInput, raw);
  const ctx = requireActor(context);
  return ctx.db.transaction(async (tx) => {
    const found = await getArticleForUpdate(tx, articleId);
    const facts = await loadFacts(tx, found);
    const now = ctx.now();
    requireReach(ctx, facts);
    requireAllowed(may(ctx.actor, 'plan', { facts, now, policy: ctx.policy }));
    const before = { priority: found.article.priority, dueAt: found.article.dueAt };
    const after = {
      priority: input.priority ?? before.priority,
      dueAt: input.dueAt === undefined ? before.dueAt : input.dueAt,
    };
    if (after.priority === before.priority && after.dueAt?.getTime() === before.dueAt?.getTime())
      return before;
    await updateArticle(tx, articleId, after);
    await recordAct(ctx, tx, {
      articleId,
      action: 'plan',
      detail: { from: inText(before), to: inText(after) },
    });
    return after;
  });
}

function inText({ priority, dueAt }: { priority: Priority; dueAt: Date | null }) {
  return { priority, dueAt: dueAt?.toISOString() ?? null };
}
