import { and, asc, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import { currentContent } from '#core/articles/stored-content.ts';
import { currentBody } from '#core/document/upgrade-body.ts';
import type { Queryable } from '../client.ts';
import { approvals } from '../schema/approvals.ts';
import { articleForks } from '../schema/article-forks.ts';
import { articleVersions } from '../schema/article-versions.ts';
import { audit } from '../schema/audit.ts';
import { people } from '../schema/people.ts';
import { schedules } from '../schema/schedules.ts';

/**
 * The versions of an article without their bodies, newest first, before `beforeNumber` where given, each with
 * whether it was approved as it stands and whether a schedule waits with it.
 */
export async function listVersionLines(
  q: Queryable,
  { articleId, beforeNumber, limit }: { articleId: string; beforeNumber?: number; limit: number },
) {
  return q
    .select({
      id: articleVersions.id,
      number: articleVersions.number,
      baseNumber: articleVersions.baseNumber,
      reason: articleVersions.reason,
      savedBy: articleVersions.savedBy,
      savedByName: people.name,
      contributorIds: articleVersions.contributorIds,
      savedAt: articleVersions.savedAt,
      headline: articleVersions.headline,
      contentHash: articleVersions.contentHash,
      isApproved: sql<boolean>`exists (select 1 from ${approvals}
        where ${approvals.articleId} = ${articleVersions.articleId} and ${approvals.versionId} = ${articleVersions.id})`,
      isScheduled: sql<boolean>`exists (select 1 from ${schedules}
        where ${schedules.articleId} = ${articleVersions.articleId} and ${schedules.versionId} = ${articleVersions.id})`,
    })
    .from(articleVersions)
    .leftJoin(people, eq(people.id, articleVersions.savedBy))
    .where(
      and(
        eq(articleVersions.articleId, articleId),
        beforeNumber === undefined ? undefined : lt(articleVersions.number, beforeNumber),
      ),
    )
    .orderBy(desc(articleVersions.number))
    .limit(limit);
}

/** When a version was saved, or null where there is none of that number. */
export async function findSavedAt(
  q: Queryable,
  { articleId, number }: { articleId: string; number: number },
): Promise<Date | null> {
  const [row] = await q
    .select({ savedAt: articleVersions.savedAt })
    .from(articleVersions)
    .where(and(eq(articleVersions.articleId, articleId), eq(articleVersions.number, number)));
  return row?.savedAt ?? null;
}

/** The words of some versions of an article, by number. */
export async function listVersionTexts(
  q: Queryable,
  { articleId, numbers }: { articleId: string; numbers: readonly number[] },
) {
  const rows = await q
    .select({
      number: articleVersions.number,
      kicker: articleVersions.kicker,
      headline: articleVersions.headline,
      sapo: articleVersions.sapo,
      body: articleVersions.body,
    })
    .from(articleVersions)
    .where(and(eq(articleVersions.articleId, articleId), inArray(articleVersions.number, [...numbers])))
    .orderBy(asc(articleVersions.number));
  return rows.map((row) => ({ ...row, body: currentBody(row.body) }));
}

/** The acts of the audit that name one of these versions of an article, the earliest first. */
export async function listActsOnVersions(
  q: Queryable,
  { articleId, numbers }: { articleId: string; numbers: readonly number[] },
) {
  if (numbers.length === 0) return [];
  return q
    .select({ action: audit.action, detail: audit.detail })
    .from(audit)
    .where(
      and(
        eq(audit.subjectType, 'article'),
        eq(audit.subjectId, articleId),
        inArray(sql<string>`${audit.detail} ->> 'version'`, numbers.map(String)),
      ),
    )
    .orderBy(asc(audit.seq));
}

/** The kept texts of an article without their contents, newest first, from `from` on and before `until`. */
export async function listForkLines(
  q: Queryable,
  { articleId, from, until }: { articleId: string; from: Date | null; until: Date | null },
) {
  return q
    .select({
      id: articleForks.id,
      baseNumber: articleForks.baseNumber,
      savedByName: people.name,
      savedAt: articleForks.savedAt,
      reason: articleForks.reason,
      resolvedAt: articleForks.resolvedAt,
    })
    .from(articleForks)
    .innerJoin(people, eq(people.id, articleForks.savedBy))
    .where(
      and(
        eq(articleForks.articleId, articleId),
        from === null ? undefined : gte(articleForks.savedAt, from),
        until === null ? undefined : lt(articleForks.savedAt, until),
      ),
    )
    .orderBy(desc(articleForks.savedAt), desc(articleForks.id));
}

/** One kept text of an article with its content, or null. */
export async function findFork(q: Queryable, { articleId, forkId }: { articleId: string; forkId: string }) {
  const [row] = await q
    .select({
      id: articleForks.id,
      baseNumber: articleForks.baseNumber,
      savedBy: articleForks.savedBy,
      savedByName: people.name,
      savedAt: articleForks.savedAt,
      reason: articleForks.reason,
      resolvedAt: articleForks.resolvedAt,
      content: articleForks.content,
    })
    .from(articleForks)
    .innerJoin(people, eq(people.id, articleForks.savedBy))
    .where(and(eq(articleForks.id, forkId), eq(articleForks.articleId, articleId)));
  return row ? { ...row, content: currentContent(row.content) } : null;
}
