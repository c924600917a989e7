import { and, asc, desc, eq, inArray, isNull, type SQLWrapper, sql } from 'drizzle-orm';
import { TEXT_FIELDS } from '#core/articles/article-fields.ts';
import { currentContent } from '#core/articles/stored-content.ts';
import { currentBody } from '#core/document/upgrade-body.ts';
import type { Cursor } from '#core/shared/cursor.ts';
import { pick } from '#core/shared/pick.ts';
import type { Queryable } from '../../client.ts';
import { approvals } from '../../schema/approvals.ts';
import { articleForks } from '../../schema/article-forks.ts';
import { articleVersions } from '../../schema/articles.ts';
import { audit } from '../../schema/audit.ts';
import { people } from '../../schema/people.ts';
import { schedules } from '../../schema/schedules.ts';

/** The start of a page of versions: below a number, or before a moment; null for the newest. */
export type VersionsBefore = { readonly number?: number } | { readonly moment: Cursor | null };

/**
 * The versions of an article without bodies, newest first, with whether each was approved and whether it is
 * scheduled.
 */
export async function listVersionItems(
  q: Queryable,
  { articleId, before, limit }: { articleId: string; before: VersionsBefore; limit: number },
) {
  const isByTime = 'moment' in before;
  return (
    q
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
          isByTime
            ? isBefore(before.moment, articleVersions)
            : before.number === undefined
              ? undefined
              : sql`${articleVersions.number} < ${before.number}::bigint`,
        ),
      )
      // The clocks of two processes may differ by more than the time between two versions, so the number
      // breaks ties.
      .orderBy(
        ...(isByTime
          ? [desc(articleVersions.savedAt), desc(articleVersions.id)]
          : [desc(articleVersions.number)]),
      )
      .limit(limit)
  );
}

function isBefore(moment: Cursor | null, { savedAt, id }: { savedAt: SQLWrapper; id: SQLWrapper }) {
  if (moment === null) return undefined;
  return sql`(${savedAt}, ${id}) < (${moment.at.toISOString()}::timestamptz, ${moment.id}::uuid)`;
}

/** The texts of some versions of an article, by number. */
export async function listVersionTexts(
  q: Queryable,
  { articleId, numbers }: { articleId: string; numbers: readonly number[] },
) {
  const rows = await q
    .select({
      number: articleVersions.number,
      ...pick(articleVersions, TEXT_FIELDS),
      body: articleVersions.body,
    })
    .from(articleVersions)
    .where(and(eq(articleVersions.articleId, articleId), inArray(articleVersions.number, [...numbers])))
    .orderBy(asc(articleVersions.number));
  return rows.map((row) => ({ ...row, body: currentBody(row.body) }));
}

/** The audit acts on one of these versions of an article, earliest first. */
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

/**
 * The forks of an article without contents, newest first, at most `limit` older than `before`; with `isOpen`
 * only unresolved ones.
 */
export async function listForkItems(
  q: Queryable,
  input: { articleId: string; before: Cursor | null; limit: number; isOpen?: true },
) {
  return q
    .select(forkLine)
    .from(articleForks)
    .innerJoin(people, savedIt)
    .where(forksOf(input))
    .orderBy(...newestFork)
    .limit(input.limit);
}

/** The same with contents. */
export async function listForks(
  q: Queryable,
  input: { articleId: string; before: Cursor | null; limit: number },
) {
  const rows = await q
    .select({ ...forkLine, savedBy: articleForks.savedBy, content: articleForks.content })
    .from(articleForks)
    .innerJoin(people, savedIt)
    .where(forksOf(input))
    .orderBy(...newestFork)
    .limit(input.limit);
  return rows.map((row) => ({ ...row, content: currentContent(row.content) }));
}

const forkLine = {
  id: articleForks.id,
  baseNumber: articleForks.baseNumber,
  savedByName: people.name,
  savedAt: articleForks.savedAt,
  reason: articleForks.reason,
  resolvedAt: articleForks.resolvedAt,
};
const savedIt = eq(people.id, articleForks.savedBy);
const newestFork = [desc(articleForks.savedAt), desc(articleForks.id)];

function forksOf({ articleId, before, isOpen }: { articleId: string; before: Cursor | null; isOpen?: true }) {
  return and(
    eq(articleForks.articleId, articleId),
    isBefore(before, articleForks),
    isOpen ? isNull(articleForks.resolvedAt) : undefined,
  );
}

/** One fork of an article with its content, or null. */
export async function findFork(q: Queryable, { articleId, forkId }: { articleId: string; forkId: string }) {
  const [row] = await q
    .select({ ...forkLine, savedBy: articleForks.savedBy, content: articleForks.content })
    .from(articleForks)
    .innerJoin(people, savedIt)
    .where(and(eq(articleForks.id, forkId), eq(articleForks.articleId, articleId)));
  return row ? { ...row, content: currentContent(row.content) } : null;
}
