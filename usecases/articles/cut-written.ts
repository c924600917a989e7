import { z } from 'zod';
import { articleReference } from '#core/articles/article-reference.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { getArticleForUpdate, updateArticle } from '#db/queries/articles.ts';
import type { Context } from '../context.ts';
import { cutVersion } from './shared/working-copy.ts';

const cutWrittenInput = articleReference.extend({
  reason: z.enum(['session', 'large-change']),
  /** The person who just left, and with that gives back what they had taken over. */
  leftBy: z.uuid().nullable(),
});

/**
 * Makes a version of what has been written since the last, because the writers left or paused, or because it is
 * much. Nobody asks for it, so nobody's right is asked: all of it was written by people who had it. Throws
 * `article.not-found`, or `request.invalid` where the text can't be a version yet.
 */
export async function cutWritten(ctx: Context, raw: unknown): Promise<void> {
  const { articleId, reason, leftBy } = parseInput(cutWrittenInput, raw);
  const refused = await ctx.db.transaction(async (tx): Promise<DomainError | null> => {
    const found = await getArticleForUpdate(tx, articleId);
    if (leftBy !== null && found.article.leaseBy === leftBy) {
      await updateArticle(tx, articleId, { leaseBy: null, leaseUntil: null });
    }
    try {
      await cutVersion(ctx, tx, found, reason);
      return null;
    } catch (error) {
      if (error instanceof DomainError) return error;
      throw error;
    }
  });
  // Thrown only now: a text that can't be a version yet must not keep everybody else out of it.
  if (refused !== null) throw refused;
}
