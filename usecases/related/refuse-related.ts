import { z } from 'zod';
import { may } from '#core/articles/policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { getArticle, getArticleForUpdate } from '#db/queries/articles/articles.ts';
import { invalidatePages } from '#db/queries/notifications/outbox.ts';
import { addRefusal, removeRefusal } from '#db/queries/related/related-refusals.ts';
import { listStoriesByIds } from '#db/queries/site/public-lists.ts';
import { loadFacts } from '../articles/shared/article-facts.ts';
import { recordAct } from '../articles/shared/record-act.ts';
import { requireRead } from '../articles/shared/require-read.ts';
import { type Context, requireActor } from '../context.ts';

const input = z.object({
  articleId: z.uuid(),
  storyId: z.uuid(),
  /** False reverts an exclusion. */
  isRefused: z.boolean(),
});

/**
 * Excludes a story from another one's automatic list, permanently and at once, or allows it again. Not part
 * of a version; the public page is invalidated, and a pin of the same story takes precedence. Idempotent.
 * Throws `article.not-found`, `request.invalid` for a story that is not public, the policy's reason without
 * the right to choose related stories.
 */
export async function refuseRelated(context: Context, raw: unknown): Promise<void> {
  const { articleId, storyId, isRefused } = parseInput(input, raw);
  const ctx = requireActor(context);
  await ctx.db.transaction(async (tx) => {
    await requireRead(ctx, tx, articleId);
    await getArticleForUpdate(tx, articleId);
    const found = await getArticle(tx, articleId);
    requireAllowed(
      may(ctx.actor, 'pin_related', {
        facts: await loadFacts(tx, found),
        now: ctx.now(),
        policy: ctx.policy,
      }),
    );
    if (isRefused && (articleId === storyId || (await listStoriesByIds(tx, [storyId])).length === 0)) {
      throw new DomainError('request.invalid', { fieldErrors: { storyId: 'field.unknown-reference' } });
    }
    const isNew = isRefused
      ? await addRefusal(tx, {
          articleId,
          refusedId: storyId,
          refusedBy: ctx.actor.id,
          refusedAt: ctx.now(),
        })
      : await removeRefusal(tx, { articleId, refusedId: storyId });
    if (!isNew) return;
    await invalidatePages(tx, [`article:${articleId}`]);
    await recordAct(ctx, tx, {
      articleId,
      action: isRefused ? 'refuse_related' : 'allow_related',
      detail: { storyId },
    });
  });
}
