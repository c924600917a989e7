import { and, count, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { Cursor } from '#core/shared/cursor.ts';
import type { Queryable, Transaction } from '../../client.ts';
import { articleVersions } from '../../schema/articles.ts';
import { comments } from '../../schema/comments.ts';
import { outsideLinks, outsideVisits } from '../../schema/outside-links.ts';
import { people } from '../../schema/people.ts';

export type OutsideLinkRow = typeof outsideLinks.$inferSelect;

/** Inserts a share link; false if the id exists. */
export async function insertOutsideLink(
  tx: Transaction,
  row: typeof outsideLinks.$inferInsert,
): Promise<boolean> {
  const made = await tx
    .insert(outsideLinks)
    .values(row)
    .onConflictDoNothing({ target: outsideLinks.id })
    .returning({ id: outsideLinks.id });
  return made.length > 0;
}

/**
 * Replaces the link with this id; false if that belongs to another story or person, was opened or has ended.
 */
export async function replaceOutsideLink(
  tx: Transaction,
  row: typeof outsideLinks.$inferInsert,
): Promise<boolean> {
  const rows = await tx
    .update(outsideLinks)
    .set(row)
    .where(
      and(
        eq(outsideLinks.id, row.id),
        eq(outsideLinks.articleId, row.articleId),
        eq(outsideLinks.createdBy, row.createdBy),
        isNull(outsideLinks.usedAt),
        isNull(outsideLinks.revokedAt),
      ),
    )
    .returning({ id: outsideLinks.id });
  return rows.length > 0;
}

/** The link, or null. */
export async function findOutsideLink(q: Queryable, linkId: string): Promise<OutsideLinkRow | null> {
  const [row] = await q.select().from(outsideLinks).where(eq(outsideLinks.id, linkId));
  return row ?? null;
}

/**
 * Links of an article, newest first, at most `limit`, older than `before`, with the comments through each.
 */
export async function listOutsideLinks(
  q: Queryable,
  { articleId, before, limit }: { articleId: string; before: Cursor | null; limit: number },
) {
  const rows = await q
    .select({ link: outsideLinks, version: articleVersions.number, makerName: people.name })
    .from(outsideLinks)
    .innerJoin(articleVersions, eq(articleVersions.id, outsideLinks.versionId))
    .innerJoin(people, eq(people.id, outsideLinks.createdBy))
    .where(
      and(
        eq(outsideLinks.articleId, articleId),
        before === null
          ? undefined
          : sql`(${outsideLinks.createdAt}, ${outsideLinks.id}) < (${before.at.toISOString()}::timestamptz, ${before.id}::uuid)`,
      ),
    )
    .orderBy(desc(outsideLinks.createdAt), desc(outsideLinks.id))
    .limit(limit);
  const counts = await commentsThrough(
    q,
    rows.map(({ link }) => link.id),
  );
  return rows.map((row) => ({ ...row, comments: counts.get(row.link.id) ?? 0 }));
}

async function commentsThrough(q: Queryable, linkIds: readonly string[]): Promise<Map<string, number>> {
  if (linkIds.length === 0) return new Map();
  const rows = await q
    .select({ linkId: comments.outsideLinkId, count: count() })
    .from(comments)
    .where(inArray(comments.outsideLinkId, [...linkIds]))
    .groupBy(comments.outsideLinkId);
  return new Map(rows.flatMap(({ linkId, count }) => (linkId === null ? [] : [[linkId, count] as const])));
}

/**
 * Records an opening of a link; false if it is single-use and was opened. The update locks the row, so of two
 * concurrent openings exactly one succeeds.
 */
export async function noteOutsideOpening(
  tx: Transaction,
  { linkId, at }: { linkId: string; at: Date },
): Promise<boolean> {
  const rows = await tx
    .update(outsideLinks)
    .set({
      usedAt: sql`coalesce(${outsideLinks.usedAt}, ${at.toISOString()}::timestamptz)`,
      lastOpenedAt: at,
      openings: sql`${outsideLinks.openings} + 1`,
    })
    .where(
      and(
        eq(outsideLinks.id, linkId),
        isNull(outsideLinks.revokedAt),
        sql`(not ${outsideLinks.singleUse} or ${outsideLinks.usedAt} is null)`,
      ),
    )
    .returning({ id: outsideLinks.id });
  return rows.length === 1;
}

/** Revokes a link of this article; false if no active link has this id. */
export async function revokeOutsideLinkOf(
  tx: Transaction,
  { articleId, linkId, by, at }: { articleId: string; linkId: string; by: string; at: Date },
): Promise<boolean> {
  const rows = await tx
    .update(outsideLinks)
    .set({ revokedBy: by, revokedAt: at })
    .where(
      and(eq(outsideLinks.id, linkId), eq(outsideLinks.articleId, articleId), isNull(outsideLinks.revokedAt)),
    )
    .returning({ id: outsideLinks.id });
  return rows.length === 1;
}

/** Records the browser in which a link was opened. */
export async function insertOutsideVisit(
  tx: Transaction,
  row: typeof outsideVisits.$inferInsert,
): Promise<void> {
  await tx.insert(outsideVisits).values(row);
}

/** The visit of this link with this secret that is valid at `now`; null if there is none. */
export async function findOutsideVisit(
  q: Queryable,
  { linkId, secretHash, now }: { linkId: string; secretHash: string; now: Date },
): Promise<{ id: string; endsAt: Date } | null> {
  const [row] = await q
    .select({ id: outsideVisits.id, endsAt: outsideVisits.endsAt })
    .from(outsideVisits)
    .where(
      and(
        eq(outsideVisits.linkId, linkId),
        eq(outsideVisits.secretHash, secretHash),
        gt(outsideVisits.endsAt, now),
      ),
    );
  return row ?? null;
}

/** The recipients' names of these links. */
export async function listOutsideLabels(q: Queryable, linkIds: readonly string[]) {
  if (linkIds.length === 0) return [];
  return q
    .select({ id: outsideLinks.id, name: outsideLinks.label })
    .from(outsideLinks)
    .where(inArray(outsideLinks.id, [...linkIds]));
}
