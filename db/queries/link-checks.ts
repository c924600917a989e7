import { and, inArray, isNotNull, lt, lte, sql } from 'drizzle-orm';
import type { Database, Queryable } from '../client.ts';
import { linkChecks } from '../schema/link-checks.ts';

export type LinkCheckRow = typeof linkChecks.$inferSelect;
/** An address with the SHA-256 by which it is found. */
export type HashedLink = Pick<LinkCheckRow, 'url' | 'urlHash'>;

/** What is known of these addresses; one that nobody has asked for is absent. */
export async function listLinkChecks(
  q: Queryable,
  hashes: readonly string[],
): Promise<Pick<LinkCheckRow, 'url' | 'outcome'>[]> {
  if (hashes.length === 0) return [];
  return q
    .select({ url: linkChecks.url, outcome: linkChecks.outcome })
    .from(linkChecks)
    .where(inArray(linkChecks.urlHash, [...hashes]));
}

/**
 * Says that a story wants to know of these addresses. One that nobody has asked, or whose answer has grown old (a
 * living page after a week, a dead one after a day, silence after an hour), becomes due.
 */
export async function wantLinkChecks(q: Queryable, links: readonly HashedLink[], now: Date): Promise<void> {
  if (links.length === 0) return;
  // In one order, so that two who want the same wait for each other and never in a circle.
  const sorted = [...links].sort((a, b) => (a.urlHash < b.urlHash ? -1 : 1));
  const at = sql`${now.toISOString()}::timestamptz`;
  const isOld = sql`(link_checks.due_at is null and link_checks.checked_at < ${at} - case link_checks.outcome
    when 'alive' then interval '7 days' when 'dead' then interval '1 day' else interval '1 hour' end)`;
  await q.execute(sql`
    insert into link_checks (url_hash, url, due_at, wanted_at)
    select hash, url, ${at}, ${at}
    from unnest(${sql.param(sorted.map(({ urlHash }) => urlHash))}::text[],
      ${sql.param(sorted.map(({ url }) => url))}::text[]) as wanted (hash, url)
    on conflict (url_hash) do update
    set wanted_at = excluded.wanted_at,
      due_at = case when ${isOld} then excluded.due_at else link_checks.due_at end
    where ${isOld} or link_checks.wanted_at < ${at} - interval '1 hour'`);
}

/** Takes addresses that are due, at most `limit`, so that until `until` nobody else takes them. */
export async function claimDueLinks(
  db: Database,
  { now, until, limit }: { now: Date; until: Date; limit: number },
): Promise<HashedLink[]> {
  return db
    .update(linkChecks)
    .set({ dueAt: until })
    .where(
      inArray(
        linkChecks.urlHash,
        db
          .select({ urlHash: linkChecks.urlHash })
          .from(linkChecks)
          .where(and(isNotNull(linkChecks.dueAt), lte(linkChecks.dueAt, now)))
          .orderBy(linkChecks.dueAt)
          .limit(limit)
          .for('update', { skipLocked: true }),
      ),
    )
    .returning({ url: linkChecks.url, urlHash: linkChecks.urlHash });
}

/** Writes down what came of asking. */
export async function putLinkOutcome(
  q: Queryable,
  { urlHash, ...outcome }: Pick<LinkCheckRow, 'urlHash' | 'outcome' | 'status' | 'checkedAt'>,
): Promise<void> {
  await q
    .update(linkChecks)
    .set({ ...outcome, dueAt: null })
    .where(sql`${linkChecks.urlHash} = ${urlHash}`);
}

/** Forgets what no story has wanted to know of since `before`. */
export async function forgetLinks(q: Queryable, before: Date): Promise<void> {
  await q.delete(linkChecks).where(lt(linkChecks.wantedAt, before));
}
