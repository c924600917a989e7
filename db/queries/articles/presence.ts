import { and, eq, gt, lt, ne } from 'drizzle-orm';
import type { Actor } from '#core/people/roles.ts';
import type { Queryable } from '../../client.ts';
import { deskDocs } from '../../schema/desk-docs.ts';
import { people } from '../../schema/people.ts';
import { presence } from '../../schema/presence.ts';
import { readableBy } from '../desk/desk-reach.ts';

/** Records an open article. */
export async function insertPresence(q: Queryable, row: typeof presence.$inferInsert): Promise<void> {
  await q.insert(presence).values(row).onConflictDoNothing();
}

/** Deletes the record of a connection. */
export async function deletePresence(q: Queryable, connectionId: string): Promise<void> {
  await q.delete(presence).where(eq(presence.connectionId, connectionId));
}

/**
 * Renews the records of connections, and deletes those not renewed since `before`. A record that another
 * process deleted is inserted again: this process stalled, or the database was unavailable.
 */
export async function renewPresence(
  q: Queryable,
  {
    present,
    at,
    before,
  }: {
    present: readonly Omit<typeof presence.$inferInsert, 'seenAt'>[];
    at: Date;
    before: Date;
  },
): Promise<void> {
  if (present.length > 0) {
    await q
      .insert(presence)
      .values(present.map((row) => ({ ...row, seenAt: at })))
      .onConflictDoUpdate({ target: presence.connectionId, set: { seenAt: at } });
  }
  await q.delete(presence).where(lt(presence.seenAt, before));
}

/**
 * Other people and their open articles that this person may read, without duplicates, by name; seen since
 * `after`.
 */
export async function listPresence(
  q: Queryable,
  { actor, after, limit }: { actor: Actor; after: Date; limit: number },
): Promise<{ articleId: string; personId: string; name: string }[]> {
  return q
    .selectDistinct({ articleId: presence.articleId, personId: presence.personId, name: people.name })
    .from(presence)
    .innerJoin(people, eq(people.id, presence.personId))
    .innerJoin(deskDocs, eq(deskDocs.articleId, presence.articleId))
    .where(and(gt(presence.seenAt, after), ne(presence.personId, actor.id), await readableBy(q, actor)))
    .orderBy(people.name)
    .limit(limit);
}
