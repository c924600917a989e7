import { z } from 'zod';
import { articleReference } from '#core/articles/article-reference.ts';
import { cursorFrom, cursorTo } from '#core/shared/cursor.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listForks as listForkRows } from '#db/queries/articles/versions.ts';
import { type Context, requireActor } from '../context.ts';
import { requireRead } from './shared/require-read.ts';
import { requireText } from './shared/require-text.ts';

const pageSize = 20;
const listForksInput = articleReference.extend({ cursor: z.string().max(200, 'field.invalid').optional() });

/**
 * The forks of an article, twenty per page, newest first; `nextCursor` leads to older ones. Throws
 * `article.not-found`, `article.sealed`, `request.invalid` for an invalid cursor.
 */
export async function listForks(context: Context, raw: unknown) {
  const { articleId, cursor } = parseInput(listForksInput, raw);
  const ctx = requireActor(context);
  await requireText(ctx, await requireRead(ctx, ctx.db, articleId));
  const before = cursor === undefined ? null : cursorFrom(cursor);
  const rows = await listForkRows(ctx.db, { articleId, before, limit: pageSize + 1 });
  const items = rows.slice(0, pageSize);
  const last = items.at(-1);
  return {
    items,
    nextCursor: rows.length > pageSize && last ? cursorTo({ at: last.savedAt, id: last.id }) : null,
  };
}
