import { z } from 'zod';
import { articleReference } from '#core/articles/article-reference.ts';
import { cursorFrom, cursorTo } from '#core/shared/cursor.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listForkLines } from '#db/queries/versions.ts';
import { type Context, requireActor } from '../context.ts';
import { demandRead } from './shared/demand-read.ts';

const pageSize = 10;
const listOpenForksInput = articleReference.extend({
  cursor: z.string().max(200, 'field.invalid').optional(),
});

/**
 * The kept texts that nobody has dealt with yet, without their words, ten a page, newest first; `nextCursor` leads to
 * the older ones. Throws `article.not-found`, `request.invalid` for a bad cursor.
 */
export async function listOpenForks(context: Context, raw: unknown) {
  const { articleId, cursor } = parseInput(listOpenForksInput, raw);
  const ctx = requireActor(context);
  await demandRead(ctx, ctx.db, articleId);
  const before = cursor === undefined ? null : cursorFrom(cursor);
  const rows = await listForkLines(ctx.db, { articleId, before, limit: pageSize + 1, isOpen: true });
  const items = rows.slice(0, pageSize);
  const last = items.at(-1);
  return {
    items,
    nextCursor: rows.length > pageSize && last ? cursorTo({ at: last.savedAt, id: last.id }) : null,
  };
}
