import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Comment, CommentThread } from '#core/comments/comment-thread.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Queryable, Transaction } from '../../client.ts';
import { comments, commentThreads } from '../../schema/comments.ts';
import { people } from '../../schema/people.ts';
import { listOutsideLabels } from './outside-links.ts';

type ThreadRow = typeof commentThreads.$inferSelect;
type CommentRow = typeof comments.$inferSelect;

/** A member of staff, or an outside person with a share link. */
type Speaker = { readonly personId: string } | { readonly outsideLinkId: string };

/** Channel that notifies open pages of new comments at the commit; the payload is the article's id. */
export const articleCommentsChannel = 'article_comments';

/** Makes every open page of the article reload its comments when this transaction commits. */
export async function notifyCommentReaders(tx: Transaction, articleId: string): Promise<void> {
  await tx.execute(sql`select pg_notify(${articleCommentsChannel}, ${articleId})`);
}

/** The threads of an article with their comments, in order of creation. */
export async function listThreadsOf(q: Queryable, articleId: string): Promise<CommentThread[]> {
  const threads = await q
    .select()
    .from(commentThreads)
    .where(eq(commentThreads.articleId, articleId))
    .orderBy(asc(commentThreads.createdAt), asc(commentThreads.id));
  return withComments(q, threads);
}

/** The threads that were started through a link with their comments, in order of creation. */
export async function listThreadsThrough(q: Queryable, outsideLinkId: string): Promise<CommentThread[]> {
  const threads = await q
    .select()
    .from(commentThreads)
    .where(eq(commentThreads.outsideLinkId, outsideLinkId))
    .orderBy(asc(commentThreads.createdAt), asc(commentThreads.id));
  return withComments(q, threads);
}

/** One thread with its comments. Throws `comment.not-found`. */
export async function getThread(q: Queryable, threadId: string): Promise<CommentThread> {
  const rows = await q.select().from(commentThreads).where(eq(commentThreads.id, threadId));
  const [thread] = await withComments(q, rows);
  if (thread === undefined) throw new DomainError('comment.not-found');
  return thread;
}

/** The thread of this article, locked until the transaction ends. Throws `comment.not-found`. */
export async function getThreadForUpdate(
  tx: Transaction,
  { articleId, threadId }: { articleId: string; threadId: string },
): Promise<ThreadRow> {
  const [row] = await tx
    .select()
    .from(commentThreads)
    .where(and(eq(commentThreads.id, threadId), eq(commentThreads.articleId, articleId)))
    .for('update');
  if (row === undefined) throw new DomainError('comment.not-found');
  return row;
}

/** A comment with its article; null if the id is unknown. */
export async function findComment(
  q: Queryable,
  commentId: string,
): Promise<(CommentRow & { articleId: string }) | null> {
  const [row] = await q
    .select()
    .from(comments)
    .innerJoin(commentThreads, eq(commentThreads.id, comments.threadId))
    .where(eq(comments.id, commentId));
  return row === undefined ? null : { ...row.comments, articleId: row.comment_threads.articleId };
}

/** Inserts a thread; its first comment is inserted separately. */
export async function insertThread(
  tx: Transaction,
  { begunBy, ...row }: Pick<ThreadRow, 'id' | 'articleId' | 'anchor' | 'createdAt'> & { begunBy: Speaker },
): Promise<void> {
  await tx.insert(commentThreads).values({
    ...row,
    ...('personId' in begunBy ? { createdBy: begunBy.personId } : { outsideLinkId: begunBy.outsideLinkId }),
  });
}

/** Inserts a comment. */
export async function insertComment(
  tx: Transaction,
  {
    writer,
    ...row
  }: Pick<CommentRow, 'id' | 'threadId' | 'writtenAt' | 'text' | 'mentionIds'> & { writer: Speaker },
): Promise<void> {
  await tx.insert(comments).values({
    ...row,
    ...('personId' in writer ? { writtenBy: writer.personId } : { outsideLinkId: writer.outsideLinkId }),
  });
}

/** Resolves the thread, or reopens it with null. */
export async function setResolved(
  tx: Transaction,
  threadId: string,
  resolved: { by: string; at: Date } | null,
): Promise<void> {
  await tx
    .update(commentThreads)
    .set({ resolvedBy: resolved?.by ?? null, resolvedAt: resolved?.at ?? null })
    .where(eq(commentThreads.id, threadId));
}

async function withComments(q: Queryable, threads: readonly ThreadRow[]): Promise<CommentThread[]> {
  if (threads.length === 0) return [];
  const threadIds = threads.map(({ id }) => id);
  const rows = await q
    .select()
    .from(comments)
    .where(inArray(comments.threadId, threadIds))
    .orderBy(asc(comments.writtenAt), asc(comments.id));
  const nameOf = await namesIn(q, threads, rows);
  const byThread = Map.groupBy(rows, ({ threadId }) => threadId);
  return threads.map(({ id, anchor, outsideLinkId, createdAt, resolvedAt, resolvedBy }) => ({
    id,
    anchor,
    outside: outsideLinkId === null ? null : nameOf(outsideLinkId),
    createdAt,
    resolvedAt,
    resolvedBy: resolvedBy === null ? null : nameOf(resolvedBy),
    comments: (byThread.get(id) ?? []).map(
      (row): Comment => ({
        id: row.id,
        text: row.text,
        writtenBy: nameOf(row.writtenBy ?? row.outsideLinkId ?? ''),
        isFromOutside: row.outsideLinkId !== null,
        writtenAt: row.writtenAt,
        mentions: row.mentionIds.map(nameOf),
      }),
    ),
  }));
}

async function namesIn(q: Queryable, threads: readonly ThreadRow[], rows: readonly CommentRow[]) {
  const resolvers = threads.map(({ resolvedBy }) => resolvedBy);
  const speakers = rows.flatMap(({ writtenBy, mentionIds }) => [writtenBy, ...mentionIds]);
  const linkIds = [...threads, ...rows].map(({ outsideLinkId }) => outsideLinkId);
  const [staff, holders] = await Promise.all([
    q
      .select({ id: people.id, name: people.name })
      .from(people)
      .where(inArray(people.id, distinct([...resolvers, ...speakers]))),
    listOutsideLabels(q, distinct(linkIds)),
  ]);
  const names = new Map([...staff, ...holders].map(({ id, name }) => [id, name]));
  return (id: string) => ({ id, name: names.get(id) ?? '' });
}

function distinct(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
