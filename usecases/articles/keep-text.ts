import { z } from 'zod';
import { articleReference } from '#core/articles/article-reference.ts';
import { mayEdit } from '#core/articles/policy.ts';
import { storedContentSchema } from '#core/articles/version-content.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findVersion, getArticleForUpdate } from '#db/queries/articles/articles.ts';
import { type Context, requireActor } from '../context.ts';
import { keepFork } from './shared/keep-fork.ts';
import { requireRead } from './shared/require-read.ts';
import { contentOf } from './shared/version-content.ts';

const keepTextInput = articleReference.extend({
  /** The version on which the text is based. */
  baseVersion: z.int().min(1),
  content: z.record(z.string(), z.unknown()),
});

/**
 * Stores a text beside the article as a fork. Its writer could not or did not want to merge it: it was
 * written offline and set aside, or after losing the right to write. It need not be valid as a version.
 * Returns the fork's id; a repeated request returns the same one. Throws `article.not-found`,
 * `request.invalid`.
 */
export async function keepText(context: Context, raw: unknown): Promise<{ forkId: string }> {
  const { articleId, baseVersion, content } = parseInput(keepTextInput, raw);
  const ctx = requireActor(context);
  return ctx.db.transaction(async (tx) => {
    const found = await requireRead(ctx, tx, articleId);
    const base = (await findVersion(tx, { articleId, number: baseVersion })) ?? found.working;
    const text = parseInput(storedContentSchema, { ...contentOf(base), ...content });
    await getArticleForUpdate(tx, articleId);
    const allowed = mayEdit(ctx.actor, { facts: found.facts, now: ctx.now(), policy: ctx.policy }).ok;
    const forkId = await keepFork(ctx, tx, {
      articleId,
      baseNumber: base.number,
      content: text,
      reason: allowed ? 'stale-version' : 'not-allowed',
    });
    return { forkId };
  });
}
