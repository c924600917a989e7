import { z } from 'zod';
import { articleReference } from '#core/articles/article-reference.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { type Context, requireActor } from '../context.ts';
import { openForksOf } from './shared/open-forks.ts';
import { requireRead } from './shared/require-read.ts';

const listOpenForksInput = articleReference.extend({
  cursor: z.string().max(200, 'field.invalid').optional(),
});

/**
 * The unresolved forks without their text, ten per page, newest first; `nextCursor` leads to older ones.
 * Throws `article.not-found`, `request.invalid` for an invalid cursor.
 */
export async function listOpenForks(context: Context, raw: unknown) {
  const { articleId, cursor } = parseInput(listOpenForksInput, raw);
  const ctx = requireActor(context);
  await requireRead(ctx, ctx.db, articleId);
  return openForksOf(ctx.db, { articleId, cursor });
}
