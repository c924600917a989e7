import { and, desc, eq, inArray, isNull, lt, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { mediaIdsOf } from '#core/document/body-facts.ts';
import { currentBody } from '#core/document/upgrade-body.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Database, Queryable, Transaction } from '../../client.ts';
import { approvals } from '../../schema/approvals.ts';
import { articleForks } from '../../schema/article-forks.ts';
import { articles, articleVersions } from '../../schema/articles.ts';
import { schedules } from '../../schema/schedules.ts';
import { sections } from '../../schema/sections.ts';
import { projectForDesk } from '../desk/desk-docs.ts';
import { addMediaUses } from '../media/media-shown-to.ts';

export type ArticleRow = typeof articles.$inferSelect;
export type VersionRow = typeof articleVersions.$inferSelect;
export type ScheduleRow = typeof schedules.$inferSelect;
type NewArticle = typeof articles.$inferInsert;
type NewVersion = typeof articleVersions.$inferInsert;
export type ArticleChanges = Partial<Omit<NewArticle, 'id'>>;

/** An article with the rows that the policy and the desk need. */
export type ArticleWithWork = {
  readonly article: ArticleRow;
  /** Of its section. */
  readonly sectionSlug: string;
  readonly working: VersionRow;
  readonly live: VersionRow | null;
  readonly schedule: ScheduleRow | null;
};

/**
 * Inserts an article with its first version; the number comes from the database. False, without any change,
 * if the id exists, also if another transaction has just inserted it.
 */
export async function insertArticle(
  tx: Transaction,
  { article, version }: { article: NewArticle; version: NewVersion },
): Promise<boolean> {
  const inserted = await tx.insert(articles).values(article).onConflictDoNothing({ target: articles.id });
  if (inserted.rowCount === 0) return false;
  await addVersion(tx, version);
  await tx.update(articles).set({ workingVersionId: version.id }).where(eq(articles.id, article.id));
  await projectForDesk(tx, article.id);
  return true;
}

/** Inserts the next version and makes it the working one, with `changes` of the article. */
export async function insertVersion(
  tx: Transaction,
  { version, changes }: { version: NewVersion; changes: ArticleChanges },
): Promise<void> {
  await addVersion(tx, version);
  const working = { workingVersionId: version.id, workingNumber: version.number, savedAt: version.savedAt };
  await updateArticle(tx, version.articleId, { ...working, ...changes });
}

async function addVersion(tx: Transaction, version: NewVersion): Promise<void> {
  await tx.insert(articleVersions).values(version);
  const { articleId, lead, body } = version;
  const inBody = mediaIdsOf(currentBody(body));
  await addMediaUses(tx, { articleId, mediaIds: lead ? [lead.mediaId, ...inBody] : inBody });
}

/** Updates an article; a change of state increments its counter. */
export async function updateArticle(tx: Transaction, id: string, changes: ArticleChanges): Promise<void> {
  if (Object.keys(changes).length === 0) return;
  await tx
    .update(articles)
    .set({ ...changes, ...countedMove(changes) })
    .where(eq(articles.id, id));
  await projectForDesk(tx, id);
}

function countedMove({ workState, publicState, liveVersionId }: Partial<NewArticle>) {
  const moves = [
    ...(workState === undefined ? [] : [sql`${articles.workState} is distinct from ${workState}`]),
    ...(publicState === undefined ? [] : [sql`${articles.publicState} is distinct from ${publicState}`]),
    ...(liveVersionId === undefined
      ? []
      : [sql`${articles.liveVersionId} is distinct from ${liveVersionId}::uuid`]),
  ];
  if (moves.length === 0) return {};
  return { stateChanges: sql`${articles.stateChanges} + (${sql.join(moves, sql` or `)})::int` };
}

/** The article, locked until the transaction ends, so that actions on it are serialised. */
export async function getArticleForUpdate(tx: Transaction, id: string): Promise<ArticleWithWork> {
  // Locks first and reads afterwards: only rows read after the wait are consistent.
  await tx.select({ id: articles.id }).from(articles).where(eq(articles.id, id)).for('no key update');
  return getArticle(tx, id);
}

/** Locks the article unless it is locked already; returns whether it did. */
export async function lockArticleIfFree(tx: Transaction, id: string): Promise<boolean> {
  const locked = await tx
    .select({ id: articles.id })
    .from(articles)
    .where(eq(articles.id, id))
    .for('no key update', { skipLocked: true });
  return locked.length > 0;
}

/** The creator of the article, or null if the id is unknown. */
export async function findCreator(q: Queryable, id: string): Promise<string | null> {
  const [row] = await q.select({ createdBy: articles.createdBy }).from(articles).where(eq(articles.id, id));
  return row?.createdBy ?? null;
}

const working = alias(articleVersions, 'working');
const live = alias(articleVersions, 'live');

/** The article in a consistent snapshot. Throws `article.not-found`. */
export async function getArticle(q: Queryable, id: string): Promise<ArticleWithWork> {
  const [found] = await q
    .select({ article: articles, sectionSlug: sections.slug, working, live, schedule: schedules })
    .from(articles)
    .innerJoin(sections, eq(sections.id, articles.sectionId))
    .innerJoin(working, eq(working.id, articles.workingVersionId))
    // If the live version is the working one, it is not loaded twice.
    .leftJoin(live, and(eq(live.id, articles.liveVersionId), ne(live.id, working.id)))
    .leftJoin(schedules, eq(schedules.articleId, articles.id))
    .where(eq(articles.id, id));
  if (found === undefined) throw new DomainError('article.not-found');
  return { ...found, live: found.article.liveVersionId === found.working.id ? found.working : found.live };
}

/** One version of an article by its number, or null. */
export async function findVersion(
  q: Queryable,
  { articleId, number }: { articleId: string; number: number },
): Promise<VersionRow | null> {
  const [version] = await q
    .select()
    .from(articleVersions)
    .where(
      // Clients may send any number: one that is too large for a version does not match.
      and(eq(articleVersions.articleId, articleId), sql`${articleVersions.number} = ${number}::bigint`),
    );
  return version ?? null;
}

/** The last approved version before this one, or null. */
export async function findApprovedBefore(
  q: Queryable,
  { articleId, number }: Pick<VersionRow, 'articleId' | 'number'>,
): Promise<VersionRow | null> {
  const [found] = await q
    .select({ version: articleVersions })
    .from(articleVersions)
    .innerJoin(approvals, eq(approvals.versionId, articleVersions.id))
    .where(and(eq(articleVersions.articleId, articleId), lt(articleVersions.number, number)))
    .orderBy(desc(articleVersions.number))
    .limit(1);
  return found?.version ?? null;
}

/** One version by its id. Throws `article.not-found`. */
export async function getVersion(q: Queryable, versionId: string): Promise<VersionRow> {
  const [version] = await q.select().from(articleVersions).where(eq(articleVersions.id, versionId));
  if (version === undefined) throw new DomainError('article.not-found');
  return version;
}

/** Records that a person approved a version. */
export async function insertApproval(tx: Transaction, row: typeof approvals.$inferInsert): Promise<void> {
  await tx.insert(approvals).values(row);
}

/**
 * The person of the newest approval of a version, by whose authority a schedule publishes; null without one.
 */
export async function findApprover(q: Queryable, versionId: string): Promise<string | null> {
  const [row] = await q
    .select({ approvedBy: approvals.approvedBy })
    .from(approvals)
    .where(and(eq(approvals.versionId, versionId), eq(approvals.kind, 'approval')))
    .orderBy(desc(approvals.approvedAt))
    .limit(1);
  return row?.approvedBy ?? null;
}

/** Inserts or replaces the pending schedule of an article. */
export async function putSchedule(tx: Transaction, row: typeof schedules.$inferInsert): Promise<void> {
  await tx.insert(schedules).values(row).onConflictDoUpdate({ target: schedules.articleId, set: row });
}

/** Changes the embargo that a pending schedule must respect; the database refuses one after the schedule. */
export async function moveScheduleEmbargo(
  tx: Transaction,
  { articleId, embargoUntil }: { articleId: string; embargoUntil: Date | null },
): Promise<void> {
  await tx.update(schedules).set({ embargoUntil }).where(eq(schedules.articleId, articleId));
}

/** Changes the expiry that a pending schedule must precede; the database refuses one that is not after it. */
export async function moveScheduleExpiry(
  tx: Transaction,
  { articleId, expiresAt }: { articleId: string; expiresAt: Date | null },
): Promise<void> {
  await tx.update(schedules).set({ expiresAt }).where(eq(schedules.articleId, articleId));
}

/** Deletes the pending schedule. */
export async function deleteSchedule(tx: Transaction, articleId: string): Promise<void> {
  await tx.delete(schedules).where(eq(schedules.articleId, articleId));
}

/**
 * Whether an article's schedule is due by the database's current clock. The transaction's time is that of its
 * start, and it may have waited for a lock since.
 */
export async function isScheduleDue(q: Queryable, articleId: string): Promise<boolean> {
  const [row] = await q
    .select({ isDue: sql<boolean>`${schedules.publishAt} <= site_now() + (clock_timestamp() - now())` })
    .from(schedules)
    .where(eq(schedules.articleId, articleId));
  return row?.isDue ?? false;
}

const isDue = (now: Date) =>
  and(
    sql`${schedules.publishAt} <= least(${now}, site_now())`,
    inArray(articles.publicState, ['scheduled', 'live']),
    ne(articles.workState, 'hold'),
    isNull(articles.blockedBy),
  );

/** The articles whose schedule is due at `now` and by the database's clock, oldest first. */
export async function listDueSchedules(q: Queryable, now: Date): Promise<string[]> {
  const rows = await q
    .select({ articleId: schedules.articleId })
    .from(schedules)
    .innerJoin(articles, eq(articles.id, schedules.articleId))
    .where(isDue(now))
    .orderBy(schedules.publishAt, schedules.articleId);
  return rows.map((row) => row.articleId);
}

/**
 * Locks one due schedule until the transaction ends; false, without waiting, if it is locked or no longer
 * due.
 */
export async function lockDueSchedule(
  tx: Transaction,
  { articleId, now }: { articleId: string; now: Date },
): Promise<boolean> {
  const rows = await tx
    .select({ articleId: schedules.articleId })
    .from(schedules)
    .innerJoin(articles, eq(articles.id, schedules.articleId))
    .where(and(eq(schedules.articleId, articleId), isDue(now)))
    // The article is locked first, as in every action, to prevent deadlocks.
    .for('no key update', { of: articles, skipLocked: true });
  return rows.length > 0;
}

/** Ends claims that have expired at `now`, and returns their number. */
export async function releaseExpiredClaims(db: Database, now: Date): Promise<number> {
  return db.transaction(async (tx) => {
    const ended = await tx
      .update(articles)
      .set({ claimedBy: null, claimExpiresAt: null })
      .where(sql`${articles.claimExpiresAt} <= ${now}`)
      .returning({ id: articles.id });
    for (const { id } of ended) await projectForDesk(tx, id);
    return ended.length;
  });
}

/** Inserts a fork. */
export async function insertFork(tx: Transaction, row: typeof articleForks.$inferInsert): Promise<void> {
  await tx.insert(articleForks).values(row);
}

/** The id of an unresolved fork with the same text by the same person; null if there is none. */
export async function findSameFork(
  q: Queryable,
  fork: Pick<typeof articleForks.$inferInsert, 'articleId' | 'baseNumber' | 'savedBy' | 'content'>,
): Promise<string | null> {
  const [row] = await q
    .select({ id: articleForks.id })
    .from(articleForks)
    .where(
      and(
        eq(articleForks.articleId, fork.articleId),
        eq(articleForks.baseNumber, fork.baseNumber),
        eq(articleForks.savedBy, fork.savedBy),
        isNull(articleForks.resolvedAt),
        sql`${articleForks.content} = ${JSON.stringify(fork.content)}::jsonb`,
      ),
    )
    .limit(1);
  return row?.id ?? null;
}

/** The version with this content that a person made directly on `baseNumber`; null if there is none. */
export async function findOwnVersion(
  q: Queryable,
  wanted: { articleId: string; baseNumber: number; savedBy: string; contentHash: string },
): Promise<VersionRow | null> {
  const [version] = await q
    .select()
    .from(articleVersions)
    .where(
      and(
        eq(articleVersions.articleId, wanted.articleId),
        sql`${articleVersions.baseNumber} = ${wanted.baseNumber}::bigint`,
        eq(articleVersions.savedBy, wanted.savedBy),
        eq(articleVersions.contentHash, wanted.contentHash),
      ),
    )
    .limit(1);
  return version ?? null;
}

/** Marks a fork as resolved. */
export async function resolveFork(
  tx: Transaction,
  { articleId, forkId, at }: { articleId: string; forkId: string; at: Date },
): Promise<boolean> {
  const result = await tx
    .update(articleForks)
    .set({ resolvedAt: at })
    .where(and(eq(articleForks.id, forkId), eq(articleForks.articleId, articleId)));
  return (result.rowCount ?? 0) > 0;
}
