import { z } from 'zod';
import { articleReference } from '#core/articles/article-reference.ts';
import { outsideLinkStatus } from '#core/outside/link-status.ts';
import type { OutsideLinkItem } from '#core/outside/outside-link.ts';
import { cursorFrom, cursorTo } from '#core/shared/cursor.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { getArticle } from '#db/queries/articles/articles.ts';
import { listOutsideLinks as listRows } from '#db/queries/comments/outside-links.ts';
import { listPeopleByIds } from '#db/queries/people/people.ts';
import { type Context, requireActor } from '../context.ts';
import { loadLinkGround } from './shared/link-ground.ts';
import { requireManageLinks } from './shared/require-manage-links.ts';

const pageSize = 20;
const listLinksInput = articleReference.extend({ cursor: z.string().max(100).optional() });

/**
 * The share links of an article, newest first, twenty per page: recipient, status and openings. Throws the
 * policy's reason, `article.not-found`.
 */
export async function listOutsideLinks(
  context: Context,
  raw: unknown,
): Promise<{ items: OutsideLinkItem[]; nextCursor: string | null }> {
  const { articleId, cursor } = parseInput(listLinksInput, raw);
  const ctx = requireActor(context);
  const found = await getArticle(ctx.db, articleId);
  await requireManageLinks(ctx, ctx.db, found);
  const before = cursor === undefined ? null : cursorFrom(cursor);
  const rows = await listRows(ctx.db, { articleId, before, limit: pageSize + 1 });
  const page = rows.slice(0, pageSize);
  const makerIds = [...new Set(page.map(({ link }) => link.createdBy))];
  const grounds = new Map(
    await Promise.all(
      makerIds.map(
        async (makerId) => [makerId, await loadLinkGround(ctx, ctx.db, { found, makerId })] as const,
      ),
    ),
  );
  const enders = page.map(({ link }) => link.revokedBy).filter((id) => id !== null);
  const names = new Map((await listPeopleByIds(ctx.db, enders)).map(({ id, name }) => [id, name]));
  const items = page.flatMap(({ link, version, makerName, comments }): OutsideLinkItem[] => {
    const ground = grounds.get(link.createdBy);
    if (ground === undefined) return [];
    const { id, kind, label, singleUse, workState, publicState, createdAt, expiresAt } = link;
    const { usedAt, lastOpenedAt, openings, revokedAt, revokedBy } = link;
    return [
      {
        ...{ id, kind, label, version, workState, publicState, singleUse, createdAt, expiresAt },
        createdBy: { id: link.createdBy, name: makerName },
        status: outsideLinkStatus(link, ground, ctx.now()),
        ...{ usedAt, lastOpenedAt, openings, comments, revokedAt },
        revokedBy: revokedBy === null ? null : { id: revokedBy, name: names.get(revokedBy) ?? '' },
      },
    ];
  });
  const last = page.at(-1)?.link;
  const hasMore = rows.length > pageSize && last !== undefined;
  return { items, nextCursor: hasMore ? cursorTo({ at: last.createdAt, id: last.id }) : null };
}
