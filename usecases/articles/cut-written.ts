import { z } from 'zod';
import { articleReference } from '#core/articles/article-reference.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { getArticleForUpdate, updateArticle } from '#db/queries/articles/articles.ts';
import type { Context } from '../context.ts';
import { cutVersion } from './shared/working-copy.ts';

const cutWrittenInput = articleReference.extend({
  reason: z.enum(['session', 'large-change']),
  /** The person who just left; their exclusive lease ends. */
  leftBy: z.uuid().nullable(),
});

/**
 * Creates a version from everything written since the last one, because the writers left or paused, or
 * because it is much. No permission is checked: every change was authorised when it was written. Throws
 * `article.not-found`, or `request.invalid` if the text cannot become a version yet.
 */
export async function cutWritten(ctx: Context, raw: unknown): Promise<void> {
  const { articleId, reason, leftBy } = parseInput(cutWrittenInput, raw);
  const refused = await ctx.db.transaction(async (tx): Promise<DomainError | null> => {
    const found = await getArticleForUpdate(tx, articleId);
    if (leftBy !== null && found.article.leaseBy === leftBy) {
      await updateArticle(tx, articleId, { leaseBy: null, leaseUntil: null });
    }
    try {
      await cutVersion(ctx, tx, { found, reason });
      return null;
    } catch (error) {
      if (error instanceof DomainError) return error;
      throw error;
    }
  });
  // Thrown only after the commit, which releases the lease: a text that cannot become a version yet must not
  // lock out other people.
  if (refused !== null) throw refused;
}
