import { eq, sql } from 'drizzle-orm';
import type { StoredPicture } from '#core/media/renditions.ts';
import type { Queryable } from '../../client.ts';
import { media } from '../../schema/media.ts';
import { mediaOnFronts } from '../fronts/fronts.ts';
import { isPublicMedia } from './media.ts';

/**
 * Claims the newest picture that readers can see and whose AVIF is due at `now`, or returns null. Another
 * worker may claim it at `until`, unless `storeAvif` was called.
 */
export async function claimAvif(
  q: Queryable,
  { now, until }: { now: Date; until: Date },
): Promise<StoredPicture | null> {
  const { rows } = await q.execute<StoredPicture>(sql`
    update media set avif_due_at = ${until.toISOString()}::timestamptz where id = (
      select m.id from media m
      where m.avif_due_at <= ${now.toISOString()}::timestamptz
        and (${isPublicMedia(sql`m.id`)} or m.id::text in (${mediaOnFronts}))
      order by m.created_at desc limit 1 for update of m skip locked)
    returning id, width, rendition_widths as widths, avif_widths as "avifWidths"`);
  return rows[0] ?? null;
}

/** Stores the widths in which pages offer AVIF. Their files exist already. */
export async function storeAvif(q: Queryable, id: string, avifWidths: readonly number[]): Promise<void> {
  await q
    .update(media)
    .set({ avifWidths: [...avifWidths], avifDueAt: null })
    .where(eq(media.id, id));
}
