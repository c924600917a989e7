import { z } from 'zod';
import { articleReference } from '#core/articles/article-reference.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findVersion } from '#db/queries/articles/articles.ts';
import { type Context, requireActor } from '../context.ts';
import { replaceContent } from './shared/replace-content.ts';
import { contentOf } from './shared/version-content.ts';

const restoreVersionInput = articleReference.extend({
  /** The version to restore. */
  number: z.int().min(1),
  /** The current version as the person saw it. */
  baseVersion: z.int().min(1),
});

/**
 * Restores an older version as the next one. Requires the right to edit. Throws `article.newer-version`
 * {yours, current} if the page is stale, `article.same-content` without a difference, `article.not-found`,
 * `request.invalid`, or the policy's reason.
 */
export async function restoreVersion(context: Context, raw: unknown): Promise<{ version: number }> {
  const { articleId, number, baseVersion } = parseInput(restoreVersionInput, raw);
  const ctx = requireActor(context);
  return replaceContent(ctx, { articleId, baseVersion }, async (tx) => {
    const version = await findVersion(tx, { articleId, number });
    if (version === null) throw new DomainError('article.not-found');
    const { savedBy, contributorIds } = version;
    return {
      ...{ content: contentOf(version), base: version, writer: ctx.actor },
      writerIds: savedBy === null ? contributorIds : [savedBy, ...contributorIds],
      act: { action: 'restore_version', detail: { from: number } },
    };
  });
}
