import { cursorFrom, cursorTo } from '#core/shared/cursor.ts';
import type { Queryable } from '#db/client.ts';
import { listForkItems } from '#db/queries/articles/versions.ts';

const pageSize = 10;

/** A page of the unresolved forks of a story. Throws `request.invalid` for an invalid cursor. */
export async function openForksOf(
  q: Queryable,
  { articleId, cursor }: { articleId: string; cursor?: string },
) {
  const before = cursor === undefined ? null : cursorFrom(cursor);
  const rows = await listForkItems(q, { articleId, before, limit: pageSize + 1, isOpen: true });
  const items = rows.slice(0, pageSize);
  const last = items.at(-1);
  return {
    items,
    nextCursor: rows.length > pageSize && last ? cursorTo({ at: last.savedAt, id: last.id }) : null,
  };
}
