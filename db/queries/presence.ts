import { eq, gt, inArray, lt, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { people } from '../schema/people.ts';
import { presence } from '../schema/presence.ts';

/** Notes that somebody has an article open. */
export async function insertPresence(q: Queryable, row: typeof presence.$inferInsert): Promise<void> {
  await q.insert(presence).values(row).onConflictDoNothing();
}

/** Takes the note of a connection away. */
export async function deletePresence(q: Queryable, connectionId: string): Promise<void> {
  await q.delete(presence).where(eq(presence.connectionId, connectionId));
}

/** Says of connections that they are still there, and forgets those that nobody has said it of since `before`. */
export async function renewPresence(
  q: Queryable,
  { ids, at, before }: { ids: readonly string[]; at: Date; before: Date },
): Promise<void> {
  if (ids.length > 0) {
    await q
      .update(presence)
      .set({ seenAt: at })
      .where(inArray(presence.connectionId, [...ids]));
  }
  await q.delete(presence).where(lt(presence.seenAt, before));
}

/** Who has which of these articles open, each once, by name; only those seen since `after`. */
export async function listPresence(
  q: Queryable,
  { articleIds, after }: { articleIds: readonly string[]; after: Date },
): Promise<{ articleId: string; personId: string; name: string }[]> {
  if (articleIds.length === 0) return [];
  return q
    .selectDistinct({ articleId: presence.articleId, personId: presence.personId, name: people.name })
    .from(presence)
    .innerJoin(people, eq(people.id, presence.personId))
    .where(sql`${inArray(presence.articleId, [...articleIds])} and ${gt(presence.seenAt, after)}`)
    .orderBy(people.name);
}
