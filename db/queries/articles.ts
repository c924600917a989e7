import { and, desc, eq, inArray, isNull, lt, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { mediaIdsOf } from '#core/document/body-facts.ts';
import { currentBody } from '#core/document/upgrade-body.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Database, Queryable, Transaction } from '../client.ts';
import { approvals } from '../schema/approvals.ts';
import { articleForks } from '../schema/article-forks.ts';
import { articleVersions } from '../schema/article-versions.ts';
import { articles } from '../schema/articles.ts';
import { schedules } from '../schema/schedules.ts';
import { sections } from '../schema/sections.ts';
import { projectForDesk } from './desk-docs.ts';
import { addMediaUses } from './media-shown-to.ts';

export type ArticleRow = typeof articles.$inferSelect;
export type VersionRow = typeof articleVersions.$inferSelect;
export type ScheduleRow = typeof schedules.$inferSelect;
type NewArticle = typeof articles.$inferInsert;
type NewVersion = typeof articleVersions.$inferInsert;
export type ArticleChanges = Partial<Omit<NewArticle, 'id'>>;

/** An article with what surrounds it: all that the policy and the desk look at. */
export type ArticleWithWork = {
  readonly article: ArticleRow;
  /** Of the section that it is filed in. */
  readonly sectionSlug: string;
  readonly working: VersionRow;
  readonly live: VersionRow | null;
  readonly schedule: ScheduleRow | null;
};

/**
 * Inserts an article with its first version; the number comes from the database. False, and nothing is written, where
 * an article of that id is there already, also one that somebody else has just begun in the same moment.
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

/** Inserts the next version and makes it the working one, with the `changes` that it brings to its article. */
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

/** Changes columns of an article; where that moves it to another state, the move is counted. */
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

/** The article, locked until the transaction ends, so that of two actions one comes after the other. */
export async function getArticleForUpdate(tx: Transaction, id: string): Promise<ArticleWithWork> {
  // First the lock alone: only what is read after it was waited for belongs together.
  await tx.select({ id: articles.id }).from(articles).where(eq(articles.id, id)).for('no key update');
  return getArticle(tx, id);
}

/** Who began the article, or null where there is none of that id. */
export async function findCreator(q: Queryable, id: string): Promise<string | null> {
  const [row] = await q.select({ createdBy: articles.createdBy }).from(articles).where(eq(articles.id, id));
  return row?.createdBy ?? null;
}

const working = alias(articleVersions, 'working');
const live = alias(articleVersions, 'live');

/** The article as it is, of one moment. Throws `article.not-found`. */
export async function getArticle(q: Queryable, id: string): Promise<ArticleWithWork> {
  const [found] = await q
    .select({ article: articles, sectionSlug: sections.slug, working, live, schedule: schedules })
    .from(articles)
    .innerJoin(sections, eq(sections.id, articles.sectionId))
    .innerJoin(working, eq(working.id, articles.workingVersionId))
    // The same words need not travel twice.
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
      // A number may be any that somebody sends: one that is too large for a version is none's.
      and(eq(articleVersions.articleId, articleId), sql`${articleVersions.number} = ${number}::bigint`),
    );
  return version ?? null;
}

/** The last version before this one that was approved; null where none was. */
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

/** The approver of the newest approval of a version, whose authority a schedule carries; null where none. */
export async function findApprover(q: Queryable, versionId: string): Promise<string | null> {
  const [row] = await q
    .select({ approvedBy: approvals.approvedBy })
    .from(approvals)
    .where(and(eq(approvals.versionId, versionId), eq(approvals.kind, 'approval')))
    .orderBy(desc(approvals.approvedAt))
    .limit(1);
  return row?.approvedBy ?? null;
}

/** Puts or replaces the one pending schedule of an article. */
export async function putSchedule(tx: Transaction, row: typeof schedules.$inferInsert): Promise<void> {
  await tx.insert(schedules).values(row).onConflictDoUpdate({ target: schedules.articleId, set: row });
}

/** Moves the embargo that a pending schedule must respect; the database refuses one after the schedule. */
export async function moveScheduleEmbargo(
  tx: Transaction,
  { articleId, embargoUntil }: { articleId: string; embargoUntil: Date | null },
): Promise<void> {
  await tx.update(schedules).set({ embargoUntil }).where(eq(schedules.articleId, articleId));
}

/** Moves the expiry before which a pending schedule must go out; the database refuses one that is not after it. */
export async function moveScheduleExpiry(
  tx: Transaction,
  { articleId, expiresAt }: { articleId: string; expiresAt: Date | null },
): Promise<void> {
  await tx.update(schedules).set({ expiresAt }).where(eq(schedules.articleId, articleId));
}

/** Removes the pending schedule. */
export async function deleteSchedule(tx: Transaction, articleId: string): Promise<void> {
  await tx.delete(schedules).where(eq(schedules.articleId, articleId));
}

/**
 * Whether the moment of an article's schedule has come by the database's own clock, as it stands now: that of the transaction stands
 * where it began, and it may have waited for its turn since.
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

/** Locks one of them until the transaction ends; false, without waiting, where somebody holds it or it is not due any more. */
export async function lockDueSchedule(
  tx: Transaction,
  { articleId, now }: { articleId: string; now: Date },
): Promise<boolean> {
  const rows = await tx
    .select({ articleId: schedules.articleId })
    .from(schedules)
    .innerJoin(articles, eq(articles.id, schedules.articleId))
    .where(and(eq(schedules.articleId, articleId), isDue(now)))
    // The article first, as every action does: of two who want both in another order neither would get on.
    .for('no key update', { of: articles, skipLocked: true });
  return rows.length > 0;
}

/** Ends claims that ran out at `now`; the number ended. */
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

/** Keeps a text that could not be saved. */
export async function insertFork(tx: Transaction, row: typeof articleForks.$inferInsert): Promise<void> {
  await tx.insert(articleForks).values(row);
}

/** The id of the same text by the same person, kept already and not dealt with; null where there is none. */
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

/** The version that a person made of this content right upon `baseNumber`; null where there is none. */
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

/** Marks a kept text as dealt with; it stays. */
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
