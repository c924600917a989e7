import { inArray, type SQL, sql } from 'drizzle-orm';
import type { Actor } from '#core/people/roles.ts';
import { isUuid } from '#core/shared/is-uuid.ts';
import type { Queryable } from '../../client.ts';
import { media, mediaUses } from '../../schema/media.ts';
import { readableBy } from '../desk/desk-reach.ts';

/**
 * The condition for rows of `media` that a person may see. They are in the library, their own uploads, or in
 * a story that is public or that they may read.
 */
export async function mediaShownTo(q: Queryable, actor: Actor): Promise<SQL> {
  const isReadable = (await readableBy(q, actor)) ?? sql`true`;
  return sql`(${media.placedAt} is not null or ${media.uploadedBy} is null or ${media.uploadedBy} = ${actor.id}::uuid
    or exists (select from article_media am join public_articles p on p.id = am.article_id where am.media_id = ${media.id})
    or exists (select from media_uses u join desk_docs on desk_docs.article_id = u.article_id
      where u.media_id = ${media.id} and ${isReadable}))`;
}

/**
 * The pictures among these that the person may see, by id. Includes those that a colleague has just added to
 * a text which both may read.
 */
export async function listMediaShownTo(
  q: Queryable,
  actor: Actor,
  ids: readonly string[],
): Promise<Set<string>> {
  const asked = [...new Set(ids)].filter(isUuid);
  if (asked.length === 0) return new Set();
  const rows = await q
    .select({ id: media.id, isShown: sql<boolean>`${await mediaShownTo(q, actor)}` })
    .from(media)
    .where(inArray(media.id, asked));
  const shown = rows.filter(({ isShown }) => isShown).map(({ id }) => id);
  const hidden = rows.filter(({ isShown }) => !isShown).map(({ id }) => id);
  return new Set([...shown, ...(await listMediaBeingWritten(q, actor, hidden))]);
}

/** A Yjs update contains new ids as plain text; from the next version on, `media_uses` has them. */
async function listMediaBeingWritten(q: Queryable, actor: Actor, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const isReadable = (await readableBy(q, actor)) ?? sql`true`;
  const { rows } = await q.execute<{ id: string }>(sql`
    select wanted.id from unnest(${sql.param([...ids])}::text[]) wanted (id)
    where exists (select from working_copy_updates w join desk_docs on desk_docs.article_id = w.article_id
      where position(convert_to(wanted.id, 'UTF8') in w.update) > 0 and ${isReadable})`);
  return rows.map(({ id }) => id);
}

/** Records that a story shows these pictures, for those not in the library. */
export async function addMediaUses(
  q: Queryable,
  { articleId, mediaIds }: { articleId: string; mediaIds: readonly string[] },
): Promise<void> {
  const named = mediaIds.filter(isUuid);
  if (named.length === 0) return;
  await q
    .insert(mediaUses)
    .select(
      q
        .select({ mediaId: media.id, articleId: sql<string>`${articleId}::uuid`.as('article_id') })
        .from(media)
        .where(sql`${inArray(media.id, named)} and ${media.placedAt} is null`),
    )
    .onConflictDoNothing();
}

/** Adds pictures to the library, where everyone at the desk finds them. */
export async function placeMedia(
  q: Queryable,
  { ids, at }: { ids: readonly string[]; at: Date },
): Promise<void> {
  if (ids.length === 0) return;
  await q
    .update(media)
    .set({ placedAt: at })
    .where(sql`${inArray(media.id, [...ids])} and ${media.placedAt} is null`);
}
