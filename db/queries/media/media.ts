import { and, desc, eq, gte, ilike, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import type { PictureUse } from '#core/media/picture-use.ts';
import type { Cursor } from '#core/shared/cursor.ts';
import type { Queryable } from '../../client.ts';
import { media } from '../../schema/media.ts';
import { people } from '../../schema/people.ts';
import { articleMedia } from '../../schema/public-projections.ts';
import { hasTagPage } from '../tags/has-tag-page.ts';

export type MediaRow = typeof media.$inferSelect;

const item = {
  id: media.id,
  width: media.width,
  height: media.height,
  widths: media.renditionWidths,
  avifWidths: media.avifWidths,
  focalX: media.focalX,
  focalY: media.focalY,
  blurColor: media.blurColor,
  caption: media.caption,
  credit: media.credit,
  alt: media.alt,
  rightsNote: media.rightsNote,
  rightsUntil: media.rightsUntil,
  mimeType: media.mimeType,
  bytes: media.bytes,
  uploadedById: media.uploadedBy,
  uploadedByName: people.name,
  inLibrary: sql<boolean>`${media.placedAt} is not null`,
  createdAt: media.createdAt,
};

/** Inserts a picture; false if the same person uploaded the same file concurrently. */
export async function insertMedia(q: Queryable, row: typeof media.$inferInsert): Promise<boolean> {
  const added = await q
    .insert(media)
    .values(row)
    .onConflictDoNothing({ target: [media.sha256, media.uploadedBy] })
    .returning({ id: media.id });
  return added.length > 0;
}

/**
 * The picture with this SHA-256 of its uploaded file, among those that match `isShown`, or null; those in the
 * library first.
 */
export async function findMediaBySha256(q: Queryable, sha256: string, isShown?: SQL) {
  const [row] = await q
    .select(item)
    .from(media)
    .leftJoin(people, eq(people.id, media.uploadedBy))
    .where(and(eq(media.sha256, sha256), isShown))
    .orderBy(sql`${media.placedAt} is null`, media.createdAt, media.id)
    .limit(1);
  return row ?? null;
}

/** The picture if it matches `isShown`, or null. */
export async function findMedia(q: Queryable, id: string, isShown?: SQL) {
  const [row] = await q
    .select(item)
    .from(media)
    .leftJoin(people, eq(people.id, media.uploadedBy))
    .where(and(eq(media.id, id), isShown));
  return row ?? null;
}

/** The pictures among these that match `isShown`, unordered. */
export async function listMediaByIds(q: Queryable, ids: readonly string[], isShown?: SQL) {
  if (ids.length === 0) return [];
  return q
    .select(item)
    .from(media)
    .leftJoin(people, eq(people.id, media.uploadedBy))
    .where(and(inArray(media.id, [...ids]), isShown));
}

/**
 * The newest pictures that match `isShown`, at most `limit`, optionally older than `before`. Optional
 * filters: texts that contain `text` in any case, and a licence valid on `usableOn` (`2026-07-17`).
 */
export async function listNewestMedia(
  q: Queryable,
  {
    text,
    before,
    usableOn,
    isShown,
    limit,
  }: { text: string; before: Cursor | null; usableOn: string | null; isShown: SQL; limit: number },
) {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return q
    .select(item)
    .from(media)
    .leftJoin(people, eq(people.id, media.uploadedBy))
    .where(
      and(
        isShown,
        text === ''
          ? undefined
          : or(ilike(media.caption, pattern), ilike(media.credit, pattern), ilike(media.alt, pattern)),
        usableOn === null ? undefined : or(isNull(media.rightsUntil), gte(media.rightsUntil, usableOn)),
        before === null
          ? undefined
          : sql`(${media.createdAt}, ${media.id}) < (${before.at.toISOString()}::timestamptz, ${before.id}::uuid)`,
      ),
    )
    .orderBy(desc(media.createdAt), desc(media.id))
    .limit(limit);
}

/** Updates the texts, licence or focal point of a picture. */
export async function updateMedia(
  q: Queryable,
  id: string,
  changes: Partial<
    Pick<
      MediaRow,
      'caption' | 'credit' | 'alt' | 'rightsNote' | 'rightsUntil' | 'focalX' | 'focalY' | 'placedAt'
    >
  >,
): Promise<void> {
  if (Object.keys(changes).length === 0) return;
  await q.update(media).set(changes).where(eq(media.id, id));
}

/** The pictures among these whose licence has ended by `today` (`2026-07-17`), by id. */
export async function listEndedRights(
  q: Queryable,
  { ids, today }: { ids: readonly string[]; today: string },
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await q
    .select({ id: media.id })
    .from(media)
    .where(and(inArray(media.id, [...ids]), lt(media.rightsUntil, today)));
  return rows.map(({ id }) => id);
}

const endedMost = 50;
const storiesOfEach = 5;

/** Public pictures whose licence has ended by `today`, with their uses; for each the newest stories. */
export async function listEndedInUse(
  q: Queryable,
  today: string,
): Promise<{ mediaId: string; uses: PictureUse[] }[]> {
  const { rows } = await q.execute<{ mediaId: string; uses: PictureUse[] }>(sql`
    select m.id as "mediaId", shown.uses from media m
    cross join lateral (select json_agg(json_build_object('kind', u.kind, 'id', u.id, 'name', u.name)) as uses from (
      (select 'story' as kind, p.id::text as id, p.headline as name
        from article_media am join public_articles p on p.id = am.article_id
        where am.media_id = m.id order by p.published_at desc, p.id desc limit ${storiesOfEach})
      union all
      select 'tag', t.id::text, t.name from tags t
        where t.picture_id = m.id and t.merged_into is null and t.retired_at is null and ${hasTagPage(sql`t.id`)}
      union all
      select 'author', pe.slug, pe.name from person_profiles pp join people pe on pe.id = pp.person_id
        where pp.picture_id = m.id and exists (select 1 from article_bylines b
          join public_articles p on p.id = b.article_id where b.person_id = pp.person_id)
      union all
      select 'front', c.front, p.headline
        from front_containers c, jsonb_array_elements(c.layout -> 'placements') placement, public_articles p
        where placement ->> 'mediaId' = m.id::text and not (c.layout ->> 'isHidden')::boolean
          and p.id = (placement ->> 'articleId')::uuid
    ) u) shown
    where m.rights_until < ${today}::date and shown.uses is not null
    order by m.rights_until, m.id limit ${endedMost}`);
  return rows;
}

/** Whether a picture is public: in a story, on a tag's page, or as the portrait of a published author. */
export function isPublicMedia(id: SQL): SQL {
  return sql`(exists (select from article_media am join public_articles p on p.id = am.article_id
      where am.media_id = ${id})
    or exists (select from tags t where t.picture_id = ${id} and t.merged_into is null and t.retired_at is null
      and ${hasTagPage(sql`t.id`)})
    or exists (select from person_profiles pp join article_bylines b on b.person_id = pp.person_id
      join public_articles p on p.id = b.article_id where pp.picture_id = ${id}))`;
}

/** Whether the picture is public; fronts are not considered. */
export async function isMediaPublic(q: Queryable, id: string): Promise<boolean> {
  const rows = await q
    .select({ id: media.id })
    .from(media)
    .where(and(eq(media.id, id), isPublicMedia(sql`${media.id}`)));
  return rows.length > 0;
}

/** The ids of stories whose public version shows the picture. */
export async function listArticlesShowing(q: Queryable, id: string): Promise<string[]> {
  const rows = await q
    .select({ articleId: articleMedia.articleId })
    .from(articleMedia)
    .where(eq(articleMedia.mediaId, id));
  return rows.map((row) => row.articleId);
}
