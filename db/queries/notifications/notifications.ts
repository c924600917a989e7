import { and, desc, eq, inArray, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { kindsFor, type NotificationKind } from '#core/notifications/kinds.ts';
import type { NoticeDetail } from '#core/notifications/notice.ts';
import type { NotificationItem } from '#core/notifications/notification-item.ts';
import type { Actor } from '#core/people/roles.ts';
import type { Cursor } from '#core/shared/cursor.ts';
import type { Queryable, Transaction } from '../../client.ts';
import { articles, articleVersions } from '../../schema/articles.ts';
import { assignments } from '../../schema/assignments.ts';
import { deskDocs } from '../../schema/desk-docs.ts';
import { notifications } from '../../schema/notifications.ts';
import { people } from '../../schema/people.ts';
import { rightsRequests } from '../../schema/rights-requests.ts';
import { assignmentsVisibleTo } from '../assignments/assignments.ts';
import { readableBy } from '../desk/desk-reach.ts';

/** Channel that notifies open desk pages of changed notifications; the payload is the person's id. */
export const notificationsChannel = 'notifications';

/** Makes the open desk pages of these people reload their notifications when this transaction commits. */
export async function notifyDesks(q: Queryable, personIds: readonly string[]): Promise<void> {
  for (const id of new Set(personIds)) {
    await q.execute(sql`select pg_notify(${notificationsChannel}, ${id})`);
  }
}

/** Inserts notifications, idempotent by key. Returns the ids of new ones. */
export async function insertNotifications(
  tx: Transaction,
  rows: readonly (typeof notifications.$inferInsert)[],
): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set();
  const added = await tx
    .insert(notifications)
    .values([...rows])
    .onConflictDoNothing({ target: [notifications.eventKey, notifications.personId] })
    .returning({ id: notifications.id, personId: notifications.personId });
  await notifyDesks(
    tx,
    added.map(({ personId }) => personId),
  );
  return new Set(added.map(({ id }) => id));
}

/** Whether there is a notification with this key. */
export async function wasNotified(q: Queryable, eventKey: string): Promise<boolean> {
  const rows = await q
    .select({ id: notifications.id })
    .from(notifications)
    .where(eq(notifications.eventKey, eventKey))
    .limit(1);
  return rows.length > 0;
}

/** The keys among these that have a notification. */
export async function listNotifiedKeys(
  q: Queryable,
  eventKeys: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await q
    .selectDistinct({ eventKey: notifications.eventKey })
    .from(notifications)
    .where(sql`${notifications.eventKey} = any(${sql.param([...eventKeys])}::text[])`);
  return new Set(rows.map(({ eventKey }) => eventKey));
}

const actors = alias(people, 'actors');

export type ListQuestion = {
  readonly actor: Actor;
  readonly unreadOnly: boolean;
  readonly kind?: NotificationKind | undefined;
  readonly after?: Cursor | undefined;
  readonly limit: number;
};

/** A person's notifications for the desk that they may still see, newest first. */
export async function listNotifications(q: Queryable, question: ListQuestion): Promise<NotificationItem[]> {
  const { actor, unreadOnly, kind, after, limit } = question;
  return select(q, actor, await assignmentsVisibleTo(q, actor))
    .where(
      and(
        eq(notifications.personId, actor.id),
        notifications.inDesk,
        unreadOnly ? isNull(notifications.readAt) : undefined,
        kind === undefined ? undefined : eq(notifications.kind, kind),
        after === undefined
          ? undefined
          : sql`(date_trunc('milliseconds', ${notifications.at}), ${notifications.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`,
        await knownTo(q, actor),
      ),
    )
    .orderBy(desc(notifications.at), desc(notifications.id))
    .limit(limit);
}

/**
 * The unread notifications among these that the person may still see, newest first, also those not for the
 * desk.
 */
export async function listUnreadOf(
  q: Queryable,
  { actor, ids }: { actor: Actor; ids: readonly string[] },
): Promise<NotificationItem[]> {
  if (ids.length === 0) return [];
  return select(q, actor, await assignmentsVisibleTo(q, actor))
    .where(
      and(
        eq(notifications.personId, actor.id),
        inArray(notifications.id, [...ids]),
        isNull(notifications.readAt),
        await knownTo(q, actor),
      ),
    )
    .orderBy(desc(notifications.at), desc(notifications.id));
}

/** The number of unread notifications that a person may still see, up to `most`. */
export async function countUnread(q: Queryable, actor: Actor, most: number): Promise<number> {
  const some = q
    .select({ one: sql`1`.as('one') })
    .from(notifications)
    .leftJoin(articles, eq(articles.id, notifications.articleId))
    .leftJoin(articleVersions, eq(articleVersions.id, articles.workingVersionId))
    .where(
      and(
        eq(notifications.personId, actor.id),
        isNull(notifications.readAt),
        notifications.inDesk,
        await knownTo(q, actor),
      ),
    )
    .limit(most)
    .as('some');
  const [row] = await q.select({ count: sql<number>`count(*)::int` }).from(some);
  return row?.count ?? 0;
}

/** Marks these notifications of a person as read; without ids all that are not newer than `until`. */
export async function markRead(
  q: Queryable,
  { personId, ids, until, at }: { personId: string; ids?: readonly string[]; until?: Date; at: Date },
): Promise<void> {
  if (ids?.length === 0) return;
  const rows = await q
    .update(notifications)
    .set({ readAt: at })
    .where(
      and(
        eq(notifications.personId, personId),
        isNull(notifications.readAt),
        ids === undefined ? undefined : inArray(notifications.id, [...ids]),
        until === undefined
          ? undefined
          : sql`date_trunc('milliseconds', ${notifications.at}) <= ${until.toISOString()}::timestamptz`,
      ),
    )
    .returning({ id: notifications.id });
  if (rows.length > 0) await notifyDesks(q, [personId]);
}

/** Marks all notifications of a closed debt as read, for everyone. */
export async function settleDebtNotifications(
  tx: Transaction,
  { articleId, at }: { articleId: string; at: Date },
): Promise<void> {
  await settle(tx, {
    at,
    filter: and(eq(notifications.articleId, articleId), eq(notifications.kind, 'debt')),
  });
}

/** The same for the notifications of one key. */
export async function settleNotifications(
  tx: Transaction,
  { eventKey, at }: { eventKey: string; at: Date },
): Promise<void> {
  await settle(tx, { at, filter: eq(notifications.eventKey, eventKey) });
}

/** The same for expired rights requests. */
export async function settleLapsedRequests(tx: Transaction, at: Date): Promise<void> {
  const lapsed = tx
    .select({ eventKey: sql<string>`${rightsRequests.id}::text` })
    .from(rightsRequests)
    .where(and(eq(rightsRequests.state, 'open'), lte(rightsRequests.expiresAt, at)));
  await settle(tx, { at, filter: inArray(notifications.eventKey, lapsed) });
}

async function settle(tx: Transaction, { filter, at }: { filter: SQL | undefined; at: Date }): Promise<void> {
  const rows = await tx
    .update(notifications)
    .set({ readAt: at })
    .where(and(filter, isNull(notifications.readAt)))
    .returning({ personId: notifications.personId });
  await notifyDesks(
    tx,
    rows.map(({ personId }) => personId),
  );
}

/** The unread notifications for digests: their ids by person. */
export async function listForDigests(q: Queryable): Promise<{ personId: string; ids: string[] }[]> {
  return q
    .select({
      personId: notifications.personId,
      ids: sql<string[]>`array_agg(${notifications.id}::text order by ${notifications.at} desc)`,
    })
    .from(notifications)
    .where(and(notifications.inDigest, isNull(notifications.digestedAt), isNull(notifications.readAt)))
    .groupBy(notifications.personId);
}

/** Marks notifications as included in a digest. */
export async function markDigested(tx: Transaction, ids: readonly string[], at: Date): Promise<void> {
  await tx
    .update(notifications)
    .set({ digestedAt: at })
    .where(inArray(notifications.id, [...ids]));
}

/** Deletes at most one batch of older notifications, and returns their number. */
export async function deleteNotificationsBefore(q: Queryable, before: Date): Promise<number> {
  const old = q
    .select({ id: notifications.id })
    .from(notifications)
    .where(lt(notifications.at, before))
    .limit(1_000);
  const rows = await q
    .delete(notifications)
    .where(inArray(notifications.id, old))
    .returning({ id: notifications.id });
  return rows.length;
}

/**
 * The title of an assignment is read at display time, if the person may see it: `assignmentsSeen`, undefined
 * for all.
 */
function select(q: Queryable, actor: Actor, assignmentsSeen: SQL | undefined) {
  const maySeeSealed = actor.grants.includes('archive_read');
  return q
    .select({
      id: notifications.id,
      kind: notifications.kind,
      at: notifications.at,
      readAt: notifications.readAt,
      actorName: actors.name,
      detail: sql<NoticeDetail>`case when ${assignments.id} is null then ${notifications.detail}
        else ${notifications.detail} || jsonb_build_object('title', ${assignments.title}) end`,
      articleId: notifications.articleId,
      number: articles.number,
      headline: maySeeSealed
        ? articleVersions.headline
        : sql<
            string | null
          >`case when ${articles.publicState} = 'taken_down' then null else ${articleVersions.headline} end`,
      publicState: articles.publicState,
      debtOpenedAt: articles.debtOpenedAt,
    })
    .from(notifications)
    .leftJoin(articles, eq(articles.id, notifications.articleId))
    .leftJoin(articleVersions, eq(articleVersions.id, articles.workingVersionId))
    .leftJoin(actors, eq(actors.id, notifications.actorId))
    .leftJoin(
      assignments,
      and(sql`${assignments.id} = (${notifications.detail} ->> 'assignmentId')::uuid`, assignmentsSeen),
    )
    .$dynamic();
}

/**
 * Hides notifications of stories that the person may no longer read, and of kinds that require a role they
 * lost.
 */
async function knownTo(q: Queryable, actor: Actor): Promise<SQL | undefined> {
  const mayRead = await readableBy(q, actor);
  return and(
    inArray(notifications.kind, kindsFor(actor)),
    or(
      isNull(notifications.articleId),
      sql`exists (select 1 from ${deskDocs} where ${deskDocs.articleId} = ${notifications.articleId} and (${mayRead}))`,
    ),
  );
}
