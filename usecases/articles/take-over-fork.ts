import { z } from 'zod';
import { articleReference } from '#core/articles/article-reference.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findVersion, resolveFork } from '#db/queries/articles/articles.ts';
import { findFork } from '#db/queries/articles/versions.ts';
import { findActor } from '#db/queries/people/people.ts';
import { type Context, requireActor } from '../context.ts';
import { replaceContent } from './shared/replace-content.ts';

const takeOverForkInput = articleReference.extend({
  forkId: z.uuid('fork.not-found'),
  /** The current version as the person saw it. */
  baseVersion: z.int().min(1),
});

/**
 * Makes a fork the next version and marks it as resolved. Requires the right to edit. Throws
 * `article.newer-version` {yours, current} if the page is stale, `article.same-content` without a difference,
 * `fork.not-found`, `article.not-found`, `request.invalid`, or the policy's reason.
 */
export async function takeOverFork(context: Context, raw: unknown): Promise<{ version: number }> {
  const { articleId, forkId, baseVersion } = parseInput(takeOverForkInput, raw);
  const ctx = requireActor(context);
  return replaceContent(ctx, { articleId, baseVersion }, async (tx) => {
    const fork = await findFork(tx, { articleId, forkId });
    if (fork === null) throw new DomainError('fork.not-found');
    const base = await findVersion(tx, { articleId, number: fork.baseNumber });
    if (base === null) throw new Error('The version that a kept text was written on is gone.');
    await resolveFork(tx, { articleId, forkId, at: ctx.now() });
    return {
      content: fork.content,
      base,
      writer: (await findActor(tx, fork.savedBy)) ?? ctx.actor,
      writerIds: [fork.savedBy],
      act: { action: 'take_over_fork', detail: { from: fork.baseNumber, forkId } },
    };
  });
}
