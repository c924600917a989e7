import { and, inArray, isNotNull, lt, lte, sql } from 'drizzle-orm';
import type { Database, Queryable } from '../../client.ts';
import { linkChecks } from '../../schema/link-checks.ts';

export type LinkCheckRow = typeof linkChecks.$inferSelect;
/** A URL with its SHA-256 key. */
export type HashedLink = Pick<LinkCheckRow, 'url' | 'urlHash'>;

/** The known states of these URLs; unknown ones are absent. */
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
 * Marks these URLs as used by a story. A URL becomes due if it was never checked, or its result is old. A
 * live page is due after a week, a dead one after a day, an unresponsive one after an hour.
 */
export async function wantLinkChecks(q: Queryable, links: readonly HashedLink[], now: Date): Promise<void> {
  if (links.length === 0) return;
  // In one order, so that concurrent transactions do not deadlock.
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

/** Claims at most `limit` due URLs until `until`. */
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

/** Stores the result of a check. */
export async function putLinkOutcome(
  q: Queryable,
  { urlHash, ...outcome }: Pick<LinkCheckRow, 'urlHash' | 'outcome' | 'status' | 'checkedAt'>,
): Promise<void> {
  await q
    .update(linkChecks)
    .set({ ...outcome, dueAt: null })
    .where(sql`${linkChecks.urlHash} = ${urlHash}`);
}

/** Deletes URLs that no story has used since `before`. */
export async function forgetLinks(q: Queryable, before: Date): Promise<void> {
  await q.delete(linkChecks).where(lt(linkChecks.wantedAt, before));
}
